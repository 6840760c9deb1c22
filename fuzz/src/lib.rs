//! What the targets have in common.

use std::{cell::OnceCell, fs, ops::ControlFlow};

use dateline_core::{
    problem::Reason,
    source::{self, Input, Item},
};
use tempfile::TempDir;

thread_local! {
    static FOLDER: OnceCell<TempDir> = const { OnceCell::new() };
}

/// Reads `bytes` as a file of this name.
///
/// # Panics
///
/// Panics where reading has a fault, which is a problem like others to one who reads articles.
pub fn read(name: &str, bytes: &[u8]) {
    FOLDER.with(|folder| {
        let folder = folder.get_or_init(|| TempDir::new().expect("a folder of its own"));
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file in it");
        source::read(&[Input::Path(path)], &mut |item| {
            if let Item::Problem(problem) = item {
                let is_fault = matches!(problem.reason, Reason::Fault(_));
                assert!(!is_fault, "{}", problem.reason);
            }
            ControlFlow::Continue(())
        });
    });
}
