//! Arguments → what to do → exit code.

mod cli;
mod config;

use std::{
    io::{self, Write},
    process::ExitCode,
};

fn main() -> ExitCode {
    cli::run().unwrap_or_else(|error| {
        // Not `eprintln!`, which panics where the terminal is gone.
        let _ = writeln!(io::stderr(), "error: {error:#}");
        ExitCode::from(2)
    })
}
