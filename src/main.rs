//! Arguments → what to do → exit code.

mod arguments;
mod cli;
mod config;

use std::{
    fmt,
    io::{self, Write},
    process::ExitCode,
};

use dateline::{display::visible, ui};
use dateline_core::guard;

/// Exit code of a program with a fault that nothing else became of.
const FAULT: u8 = 101;

fn main() -> ExitCode {
    ui::end_on_panic();
    let pool = rayon::ThreadPoolBuilder::new().start_handler(|_| guard::is_somebody_elses());
    if let Err(error) = pool.build_global() {
        let none = format_args!("no threads can be started to work on (see `ulimit -u`): {error}");
        return fail(2, none);
    }
    match guard::guarded("running", "dateline", cli::run) {
        Ok(Ok(code)) => code,
        Ok(Err(error)) => fail(2, format_args!("{error:#}")),
        Err(fault) => fail(FAULT, fault),
    }
}

fn fail(code: u8, why: impl fmt::Display) -> ExitCode {
    let why = why.to_string();
    let lines: Vec<_> = why.lines().map(visible::clean).collect();
    // Not `eprintln!`, which panics where the terminal is gone.
    let _ = writeln!(io::stderr(), "error: {}", lines.join("\n"));
    ExitCode::from(code)
}
