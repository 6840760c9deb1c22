//! Arguments → what to do → exit code.

mod cli;
mod config;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use dateline::display::visible;

fn main() -> ExitCode {
    cli::run().unwrap_or_else(|error| {
        let error = format!("{error:#}");
        let lines: Vec<_> = error.lines().map(visible::clean).collect();
        // Not `eprintln!`, which panics where the terminal is gone.
        let _ = writeln!(io::stderr(), "error: {}", lines.join("\n"));
        ExitCode::from(2)
    })
}
