//! Where corrections are kept: beside what they are about, or else in the reader's own folder of state.
//!
//! The file beside the articles may be a stranger's, and several programs may write it at a time. Every change is made to
//! what stands there now, under the lock of the folder, and a correction is known by its identity. What cannot be
//! written there, be it a correction or that one is taken back, is kept in the reader's own file until it can.

mod sheet;

use std::{
    hash::{BuildHasher, RandomState},
    io,
    path::{Path, PathBuf},
    process,
    time::SystemTime,
};

use xxhash_rust::xxh3::xxh3_64;

use crate::files;
use dateline_core::{
    corpus::corrections::{Correction, Corrections},
    problem::{Problem, Reason},
    source::Input,
};
pub use sheet::Change;
use sheet::Sheet;

/// The name of the file beside the articles; hidden, so that it is not taken for one.
const FILE: &str = ".dateline.toml";

/// The most that is read of one file.
const MAX_BYTES: u64 = 4 << 20;

/// Problems of one file that are told one by one.
const MAX_PROBLEMS: usize = 100;

/// Where the corrections of what was opened are kept.
#[derive(Clone, Debug, Default)]
pub struct Store {
    /// Beside the articles.
    beside: Option<PathBuf>,
    /// In the reader's own folder, what is not beside the articles.
    own: Option<PathBuf>,
    /// Changes that could not be written anywhere yet.
    pending: Vec<Change>,
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// All corrections that hold.
    pub corrections: Corrections,
    /// How many of them stand beside the articles.
    pub n_beside: usize,
}

/// Why a change is not kept.
#[derive(Debug, thiserror::Error)]
#[error("{place}: {reason}")]
pub struct Error {
    /// The file that it was to be written to.
    pub place: String,
    /// Why it was not.
    pub reason: io::Error,
}

/// An identity that no other correction has.
pub fn fresh_id() -> String {
    let hash = RandomState::new().hash_one((SystemTime::now(), process::id()));
    format!("{hash:016x}")
}

impl Kept {
    /// What is said at the start of corrections that may be a stranger's.
    pub fn notice(&self) -> Option<String> {
        let corrections = match self.n_beside {
            0 => return None,
            1 => "1 correction".to_owned(),
            n => format!("{n} corrections"),
        };
        Some(format!(
            "{corrections} from this folder ({FILE}); --no-corrections reads without"
        ))
    }
}

impl Store {
    /// The store for `inputs`; `state` is the reader's own folder.
    pub fn of(inputs: &[Input], state: Option<&Path>) -> Store {
        let beside = match inputs {
            [Input::Path(path)] if path.is_dir() => Some(path.join(FILE)),
            [Input::Path(path)] => Some(path.with_file_name(FILE)),
            _ => None,
        };
        let name = format!("{:016x}.toml", xxh3_64(named(inputs).as_bytes()));
        Store {
            beside,
            own: state.map(|folder| folder.join("corrections").join(name)),
            pending: Vec::new(),
        }
    }

    /// A store that keeps nothing past its own end.
    pub fn nowhere() -> Store {
        Store::default()
    }

    /// What is kept now. What cannot be read, or not be understood, is a problem, and the rest holds.
    pub fn load(&self) -> Kept {
        let mut kept = Kept::default();
        let Corrections { made, unread } = &mut kept.corrections;
        if let Some(path) = &self.beside {
            let sheet = read(path, unread);
            for change in sheet.changes() {
                match change {
                    Change::Make(it) if it.id.is_empty() => made.push(it.clone()),
                    change => apply(change, made),
                }
            }
            kept.n_beside = made.len();
        }
        let own = self.own.as_ref().map(|path| read(path, unread));
        let own = own.unwrap_or_default();
        for change in own.changes().chain(&self.pending) {
            if let Change::TakeBack(it) = change
                && made[..kept.n_beside].iter().any(|other| it.is(other))
            {
                kept.n_beside -= 1;
            }
            apply(change, made);
        }
        kept
    }

    /// Makes `change` to what is kept now.
    ///
    /// # Errors
    ///
    /// Fails when it cannot be written anywhere; it holds all the same, and is written with the next.
    pub fn keep(&mut self, change: Change) -> Result<(), Error> {
        self.pending.push(change);
        let failed = |path: &Path, reason| Error {
            place: path.display().to_string(),
            reason,
        };
        let mut written = Ok(());
        if let Some(path) = &self.beside {
            written = self.write_beside(path).map_err(|it| failed(path, it));
        }
        if let Some(path) = &self.own
            && (written.is_err() || self.beside.is_none())
        {
            written = self.write_own(path).map_err(|it| failed(path, it));
        }
        if written.is_ok() && (self.beside.is_some() || self.own.is_some()) {
            self.pending.clear();
        }
        written
    }

    /// Makes all changes to the file beside the articles, those too that are kept elsewhere.
    fn write_beside(&self, path: &Path) -> io::Result<()> {
        let _lock = files::lock_folder_of(path)?;
        let mut sheet = sheet_at(path)?;
        let own = self.own.as_ref();
        let _own_lock = own.map(|own| files::lock_folder_of(own));
        let own = own.and_then(|own| Some((own, sheet_at(own).ok()?)));
        let elsewhere = own.iter().flat_map(|(_, sheet)| sheet.changes());
        for change in elsewhere.chain(&self.pending) {
            match change {
                Change::Make(_) if sheet.says(change) => (),
                Change::Make(_) => sheet.push(change.clone()),
                Change::TakeBack(it) => {
                    sheet.remove(&Change::Make(it.clone()));
                }
            }
        }
        write(path, &sheet)?;
        if let Some((own, mut sheet)) = own
            && sheet.changes().next().is_some()
        {
            sheet.clear();
            // What is kept twice holds once.
            let _ = write(own, &sheet);
        }
        Ok(())
    }

    /// Makes the changes to the reader's own file.
    fn write_own(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let _lock = files::lock_folder_of(path)?;
        let beside = self.beside.as_deref().map(sheet_at);
        let beside = beside.and_then(Result::ok).unwrap_or_default();
        let mut sheet = sheet_at(path)?;
        for change in &self.pending {
            let make = Change::Make(change.correction().clone());
            let take_back = Change::TakeBack(change.correction().clone());
            let is_beside = beside.says(&make);
            match change {
                Change::Make(_) => {
                    sheet.remove(&take_back);
                    if !is_beside && !sheet.says(&make) {
                        sheet.push(make);
                    }
                }
                Change::TakeBack(_) => {
                    sheet.remove(&make);
                    if is_beside && !sheet.says(&take_back) {
                        sheet.push(take_back);
                    }
                }
            }
        }
        write(path, &sheet)
    }
}

/// `made` after `change`.
fn apply(change: &Change, made: &mut Vec<Correction>) {
    match change {
        Change::Make(correction) => {
            if !made.iter().any(|it| correction.is(it)) {
                made.push(correction.clone());
            }
        }
        Change::TakeBack(correction) => {
            if let Some(at) = made.iter().rposition(|it| correction.is(it)) {
                made.remove(at);
            }
        }
    }
}

/// The file at `path`, and in `problems` what of it cannot be read.
fn read(path: &Path, problems: &mut Vec<Problem>) -> Sheet {
    let place = path.display();
    let mut list = |place: String, reason: Reason| {
        problems.push(Problem {
            place,
            reason,
            recovered: false,
        });
    };
    let sheet = sheet_at(path).unwrap_or_else(|error| {
        list(place.to_string(), Reason::Corrections(error.to_string()));
        Sheet::default()
    });
    for unread in sheet.unread().take(MAX_PROBLEMS) {
        list(
            format!("{place}:{}", unread.line),
            Reason::Correction(unread.reason.clone()),
        );
    }
    let n_more = sheet.unread().count().saturating_sub(MAX_PROBLEMS);
    if n_more > 0 {
        list(place.to_string(), Reason::More(n_more));
    }
    sheet
}

fn sheet_at(path: &Path) -> io::Result<Sheet> {
    let bytes = files::read(path, MAX_BYTES)?.unwrap_or_default();
    Ok(Sheet::parse(&bytes))
}

/// Writes `sheet`, or takes the file away when nothing is left.
fn write(path: &Path, sheet: &Sheet) -> io::Result<()> {
    if sheet.is_blank() {
        return files::remove(path);
    }
    let bytes = sheet.bytes();
    if sheet.is_full() || bytes.len() as u64 > MAX_BYTES {
        return Err(io::Error::other("no room for more corrections"));
    }
    files::replace(path, |out| out.write_all(&bytes))
}

fn named(inputs: &[Input]) -> String {
    let name = |input: &Input| match input {
        Input::Path(path) => {
            let full = path.canonicalize();
            full.as_deref().unwrap_or(path).display().to_string()
        }
        Input::Stdin => "-".to_owned(),
        Input::Bundled(_) => "bundled".to_owned(),
    };
    let mut names: Vec<String> = inputs.iter().map(name).collect();
    names.sort();
    names.join("\n")
}

#[cfg(test)]
mod tests {
    use std::{
        fs, os::unix::fs::symlink, sync::atomic::AtomicUsize, sync::atomic::Ordering, thread,
    };

    use tempfile::TempDir;

    use super::*;
    use dateline_core::corpus::corrections::{ArticleAnchor, Claim};

    /// Of bytes in a path, a system takes fewer than this.
    const PATH_MAX: usize = libc::PATH_MAX as usize;

    fn dated(article: &str) -> Correction {
        Correction {
            id: fresh_id(),
            article: Some(ArticleAnchor {
                article: article.to_owned(),
                identity: None,
                text: None,
            }),
            claim: Claim::PublishedOn("2017-11-23".parse().unwrap()),
        }
    }

    fn make(article: &str) -> Change {
        Change::Make(dated(article))
    }

    fn beside(folder: &Path) -> Store {
        Store::of(&[Input::Path(folder.to_owned())], None)
    }

    /// What holds now, by article; nothing may be unread.
    #[track_caller]
    fn held(store: &Store) -> Vec<String> {
        let kept = store.load();
        assert_eq!(kept.corrections.unread, []);
        let made = kept.corrections.made.into_iter();
        made.filter_map(|it| Some(it.article?.article)).collect()
    }

    /// A folder below `root` in which a file can be read, and no new one be written even by root: its path is so
    /// long that only short names have room after it.
    fn full_folder(root: &Path) -> PathBuf {
        let mut folder = root.to_owned();
        // Room for the name of the file of corrections, and a few bytes more.
        let len = PATH_MAX - FILE.len() - 8;
        while folder.as_os_str().len() < len {
            let room = len - folder.as_os_str().len();
            folder.push("x".repeat((room - 1).clamp(1, 200)));
        }
        fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// The store of a folder as [`full_folder`] makes it, in which `corrections` stand, with a state folder.
    fn read_only(corrections: &[Correction]) -> (TempDir, Store) {
        let root = tempfile::tempdir().unwrap();
        let folder = full_folder(root.path());
        let mut sheet = Sheet::default();
        for correction in corrections {
            sheet.push(Change::Make(correction.clone()));
        }
        fs::write(folder.join(FILE), sheet.bytes()).unwrap();
        let state = root.path().join("state");
        let store = Store::of(&[Input::Path(folder)], Some(&state));
        (root, store)
    }

    #[test]
    fn corrections_are_kept_beside_the_articles() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = beside(folder.path());
        let correction = dated("a.txt");
        store.keep(Change::Make(correction.clone())).unwrap();
        let kept = beside(folder.path()).load();
        assert_eq!(kept.corrections.made, std::slice::from_ref(&correction));
        assert_eq!(kept.n_beside, 1);
        assert!(folder.path().join(FILE).is_file());
        store.keep(Change::TakeBack(correction)).unwrap();
        assert!(!folder.path().join(FILE).exists());
    }

    #[test]
    fn files_of_older_versions_are_read_and_what_stands_in_them_can_be_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let old = "# What was corrected by hand.\n\n[[correction]]\narticle = \"a.txt\"\npublished-on = \"2017-11-23\"\n\n\
            [[correction]]\narticle = \"b.txt\"\n\n[correction.noise]\nstart = 4\nexact = \"Join us\"\n\n\
            [[correction]]\n\n[[correction.same]]\nkind = \"PERSON\"\nname = \"Berg\"\narticle = \"b.txt\"\nstart = 3\n\n\
            [[correction.same]]\nkind = \"PERSON\"\nname = \"Anna Berg\"\n";
        fs::write(folder.path().join(FILE), old).unwrap();
        let mut store = beside(folder.path());
        let made = store.load().corrections.made;
        assert_eq!(made.len(), 3);
        store.keep(Change::TakeBack(made[1].clone())).unwrap();
        assert_eq!(
            store.load().corrections.made,
            [made[0].clone(), made[2].clone()]
        );
    }

    #[test]
    fn two_readers_and_an_editor_lose_nothing_and_bring_nothing_back() {
        let folder = tempfile::tempdir().unwrap();
        let (mut one, mut two) = (beside(folder.path()), beside(folder.path()));
        let first = dated("first");
        one.keep(Change::Make(first.clone())).unwrap();
        two.keep(make("second")).unwrap();
        let path = folder.path().join(FILE);
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str(
            "\n# by an editor\n[[correction]]\narticle = \"third\"\npublished-on = \"2017\"\n",
        );
        fs::write(&path, &text).unwrap();
        one.keep(Change::TakeBack(first)).unwrap();
        two.keep(make("fourth")).unwrap();
        assert_eq!(held(&one), ["second", "third", "fourth"]);
        assert!(
            fs::read_to_string(&path)
                .unwrap()
                .contains("# by an editor\n[[correction]]")
        );
    }

    #[test]
    fn in_a_folder_that_cannot_be_written_nothing_doubles_and_what_is_taken_back_stays_so() {
        let (theirs, kept) = (dated("theirs"), dated("kept"));
        let (root, mut store) = read_only(&[theirs.clone(), kept.clone()]);
        store.keep(make("mine")).unwrap();
        for _ in 0..3 {
            let mut session = store.clone();
            let more = dated("more");
            session.keep(Change::Make(more.clone())).unwrap();
            session.keep(Change::TakeBack(more)).unwrap();
            assert_eq!(held(&session), ["theirs", "kept", "mine"]);
        }
        store.keep(Change::TakeBack(theirs.clone())).unwrap();
        assert_eq!(held(&store), ["kept", "mine"]);
        assert_eq!(store.load().n_beside, 1);
        store.keep(Change::Make(theirs.clone())).unwrap();
        assert_eq!(held(&store), ["theirs", "kept", "mine"]);
        store.keep(Change::TakeBack(theirs)).unwrap();
        // Once the folder can be written all of it is there.
        let long = store.beside.clone().unwrap();
        let short = root.path().join(FILE);
        fs::rename(long, &short).unwrap();
        store.beside = Some(short.clone());
        store.keep(make("last")).unwrap();
        assert_eq!(held(&beside(root.path())), ["kept", "mine", "last"]);
        assert!(!store.own.unwrap().exists());
    }

    #[test]
    fn what_cannot_be_written_anywhere_is_told_holds_and_is_written_with_the_next() {
        let (root, mut store) = read_only(&[]);
        store.own = None;
        let error = store.keep(make("one")).unwrap_err().to_string();
        assert!(error.contains(FILE), "{error}");
        assert_eq!(held(&store), ["one"]);
        store.beside = Some(root.path().join(FILE));
        store.keep(make("two")).unwrap();
        assert_eq!(held(&beside(root.path())), ["one", "two"]);
    }

    #[test]
    fn a_file_that_is_none_is_a_problem_and_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let victim = folder.path().join("victim");
        fs::write(
            &victim,
            "[[correction]]\narticle = \"a\"\npublished-on = \"2017\"\n",
        )
        .unwrap();
        let before = fs::read(&victim).unwrap();
        let plant: [&dyn Fn(); 3] = [
            &|| symlink(&victim, &path).unwrap(),
            &|| fs::create_dir(&path).unwrap(),
            &|| {
                let made = process::Command::new("mkfifo").arg(&path).status();
                assert!(made.unwrap().success());
            },
        ];
        for plant in plant {
            plant();
            let state = folder.path().join("state");
            let inputs = [Input::Path(folder.path().to_owned())];
            let mut store = Store::of(&inputs, Some(&state));
            let kept = store.load();
            assert_eq!(kept.corrections.unread.len(), 1);
            assert_eq!(kept.corrections.unread[0].place, path.display().to_string());
            store.keep(make("mine")).unwrap();
            assert_eq!(store.load().corrections.made.len(), 1);
            assert!(path.symlink_metadata().is_ok_and(|it| !it.is_file()));
            assert_eq!(fs::read(&victim).unwrap(), before);
            let _ = fs::remove_file(&path).or_else(|_| fs::remove_dir(&path));
            fs::remove_dir_all(&state).unwrap();
        }
    }

    #[test]
    fn a_link_planted_beside_is_not_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let victim = folder.path().join("victim");
        fs::write(&victim, "precious").unwrap();
        symlink(&victim, folder.path().join(".dateline.new")).unwrap();
        beside(folder.path()).keep(make("a.txt")).unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "precious");
    }

    #[test]
    fn a_state_folder_that_cannot_be_read_is_a_problem() {
        let state = tempfile::tempdir().unwrap();
        let mut store = Store::of(&[Input::Bundled(&[])], Some(state.path()));
        fs::create_dir_all(store.own.as_ref().unwrap()).unwrap();
        assert_eq!(store.load().corrections.unread.len(), 1);
        assert!(store.keep(make("a.txt")).is_err());
        assert_eq!(store.load().corrections.made.len(), 1);
    }

    #[test]
    fn what_is_wrong_in_a_file_is_listed_with_its_line_up_to_a_hundred() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        fs::write(&path, "[[correction]]\nwhat = \"\u{1b}[2J\"\n".repeat(150)).unwrap();
        let unread = beside(folder.path()).load().corrections.unread;
        assert_eq!(unread.len(), 101);
        assert_eq!(unread[1].place, format!("{}:4", path.display()));
        assert!(unread[100].reason == Reason::More(50));
    }

    #[test]
    fn what_comes_from_a_folder_is_said() {
        let kept = |n_beside| Kept {
            n_beside,
            ..Kept::default()
        };
        assert_eq!(kept(0).notice(), None);
        assert!(
            kept(1)
                .notice()
                .unwrap()
                .starts_with("1 correction from this folder")
        );
        assert!(
            kept(3)
                .notice()
                .unwrap()
                .starts_with("3 corrections from this folder")
        );
    }

    #[test]
    fn many_writers_at_a_time_lose_nothing_and_nobody_reads_half_a_file() {
        const WRITERS: usize = 3;
        const CHANGES: usize = 60;
        let folder = tempfile::tempdir().unwrap();
        let at_work = AtomicUsize::new(WRITERS);
        thread::scope(|scope| {
            for writer in 0..WRITERS {
                let (folder, at_work) = (folder.path(), &at_work);
                scope.spawn(move || {
                    let mut store = beside(folder);
                    for n in 0..CHANGES {
                        let correction = dated(&format!("{writer}-{n:02}"));
                        store.keep(Change::Make(correction.clone())).unwrap();
                        if n % 3 == 0 {
                            store.keep(Change::TakeBack(correction)).unwrap();
                        }
                    }
                    at_work.fetch_sub(1, Ordering::SeqCst);
                });
            }
            let reader = beside(folder.path());
            while at_work.load(Ordering::SeqCst) > 0 {
                held(&reader);
            }
        });
        let mut left = held(&beside(folder.path()));
        left.sort();
        let numbers = (0..WRITERS).flat_map(|writer| (0..CHANGES).map(move |n| (writer, n)));
        let expected = numbers.filter(|(_, n)| n % 3 != 0);
        let expected: Vec<String> = expected
            .map(|(writer, n)| format!("{writer}-{n:02}"))
            .collect();
        assert_eq!(left, expected);
    }
}
