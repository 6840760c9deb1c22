//! Files: written all or nothing, read without trust, locked by their folder.
//!
//! A folder may be a stranger's. Nothing is written through a link that was planted there, and nothing that is
//! opened can make the program wait or take more than it was to.

use std::{
    fs::{self, File, OpenOptions, Permissions},
    io::{self, BufWriter, Read, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
    time::Duration,
};

use tempfile::{Builder, NamedTempFile};

/// How long the lock of a folder is waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// The end of the names of files that are being written.
const UNFINISHED: &str = ".unfinished";

/// Files that are written for other programs to read, not kept in a folder.
const OF_THE_SYSTEM: [&str; 2] = ["/dev", "/proc"];

/// Writes the file at `path` with what `fill` writes, all or nothing: until all is on the disk, what stood there stands.
///
/// The permissions of a file that is replaced are kept. A link is replaced, and never followed.
///
/// # Errors
///
/// Fails when the file cannot be written, or `fill` fails; what stood there before is still there.
pub fn replace(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let folder = folder_of(path);
    let old = fs::symlink_metadata(path).ok();
    if old.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut new = fresh(path, folder)?;
    if let Some(old) = old.filter(fs::Metadata::is_file) {
        let kept = Permissions::from_mode(old.permissions().mode() & 0o777);
        new.as_file().set_permissions(kept)?;
    }
    let mut out = BufWriter::new(&mut new);
    fill(&mut out)?;
    out.flush()?;
    drop(out);
    new.as_file().sync_all()?;
    new.persist(path)?;
    // The file is there by now; not every file system can say that a folder is on the disk.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Writes what `fill` writes to where `path` leads: into a pipe or device, else as [`replace`] does.
///
/// # Errors
///
/// Fails when nothing can be written there, or `fill` fails.
pub fn write(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let is_device = fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir());
    let folder = folder_of(path).canonicalize();
    let is_of_system =
        folder.is_ok_and(|folder| OF_THE_SYSTEM.iter().any(|it| folder.starts_with(it)));
    if !is_device && !is_of_system {
        return replace(path, fill);
    }
    let mut out = BufWriter::new(OpenOptions::new().write(true).truncate(true).open(path)?);
    fill(&mut out)?;
    out.flush()
}

/// Reads the file at `path`; `None` where there is none.
///
/// # Errors
///
/// Fails when it cannot be read, is a link, no file, or longer than `limit` bytes.
pub fn read(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let mut options = OpenOptions::new();
    // A pipe without a writer is opened at once, and then refused.
    options.custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW);
    let file = match options.read(true).open(path) {
        Ok(file) => file,
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) if error.raw_os_error() == Some(libc::ELOOP) => {
            return Err(io::Error::other("a link, which is not followed"));
        }
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::new();
    if !file.metadata()?.is_file() {
        return Err(io::Error::other("not a file"));
    }
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        let limit = limit >> 20;
        return Err(io::Error::other(format!(
            "longer than {limit} MB, the most that is read of it"
        )));
    }
    Ok(Some(bytes))
}

/// Takes the file at `path` away; it may be gone already.
///
/// # Errors
///
/// Fails when it is there and cannot be taken away.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if !is_absent(&error) => Err(error),
        _ => Ok(()),
    }
}

/// The lock of the folder that the file at `path` stands in, held until it is dropped.
///
/// # Errors
///
/// Fails when the folder cannot be opened, or another program holds the lock for two seconds.
pub fn lock_folder_of(path: &Path) -> io::Result<File> {
    let folder = File::open(folder_of(path))?;
    let (send, locked) = mpsc::channel();
    // The system serves those who wait in turn; one that tries again and again may never be served.
    thread::Builder::new().spawn(move || {
        // Some file systems know no locks; there, too, every file that is read is whole.
        let _ = folder.lock();
        // A lock that comes too late is given back here.
        let _ = send.send(folder);
    })?;
    let late = |_| io::Error::other("another program is writing there");
    locked.recv_timeout(PATIENCE).map_err(late)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A new file beside `path`, locked while it is written, and gone unless it comes to stand there.
fn fresh(path: &Path, folder: &Path) -> io::Result<NamedTempFile> {
    let mut stem = std::ffi::OsString::from(".");
    stem.push(path.file_name().unwrap_or_default());
    stem.push(".");
    remove_unfinished(folder, &stem);
    let mut builder = Builder::new();
    builder.permissions(Permissions::from_mode(0o666));
    let new = builder
        .prefix(&stem)
        .suffix(UNFINISHED)
        .tempfile_in(folder)?;
    // Where there are no locks, others leave it alone for being young.
    let _ = new.as_file().try_lock();
    Ok(new)
}

/// Takes away what programs that were killed while they wrote have left in `folder`.
fn remove_unfinished(folder: &Path, stem: &std::ffi::OsStr) {
    const YOUNG: Duration = Duration::from_secs(60);
    let is_left = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().as_encoded_bytes();
        let is_named =
            name.starts_with(stem.as_encoded_bytes()) && name.ends_with(UNFINISHED.as_bytes());
        is_named
            && fs::symlink_metadata(path).is_ok_and(|it| {
                let age = it.modified().ok().and_then(|it| it.elapsed().ok());
                it.is_file() && age.is_some_and(|age| age > YOUNG)
            })
            && File::open(path).is_ok_and(|file| file.try_lock().is_ok())
    };
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()).filter(is_left) {
        // It is in nobody's way; another program may have taken it.
        let _ = fs::remove_file(path);
    }
}

fn is_absent(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn put(path: &Path, text: &str) -> io::Result<()> {
        replace(path, |out| out.write_all(text.as_bytes()))
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_link_in_the_place_of_a_file_is_replaced_and_what_it_leads_to_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (other, link) = (folder.path().join("other"), folder.path().join("link"));
        fs::write(&other, "old").unwrap();
        symlink(&other, &link).unwrap();
        write(&link, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "old");
        assert_eq!(fs::read_to_string(&link).unwrap(), "new");
        assert!(!link.is_symlink());
    }

    #[test]
    fn where_the_new_file_cannot_be_filled_the_old_one_stays_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        put(&path, "old").unwrap();
        let full = replace(&path, |out| {
            out.write_all(&[b'x'; 100_000])?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::StorageFull);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["file"]);
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        put(&path, "old").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o640)).unwrap();
        put(&path, "new").unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }

    #[test]
    fn a_folder_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let error = put(folder.path(), "new").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::IsADirectory);
    }

    #[test]
    fn what_a_killed_writer_left_is_taken_away_and_what_is_being_written_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let old = std::time::SystemTime::now() - Duration::from_secs(3600);
        let unfinished = |name: &str| {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(old).unwrap();
            file
        };
        drop(unfinished(".file.killed.unfinished"));
        let other = unfinished(".file.other.unfinished");
        other.lock().unwrap();
        drop(unfinished(".another.killed.unfinished"));
        put(&path, "new").unwrap();
        assert_eq!(
            names(folder.path()),
            [
                ".another.killed.unfinished",
                ".file.other.unfinished",
                "file"
            ]
        );
    }

    #[test]
    fn only_short_files_are_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        put(&path("short"), "1234").unwrap();
        put(&path("long"), "12345").unwrap();
        symlink(path("short"), path("link")).unwrap();
        fs::create_dir(path("folder")).unwrap();
        let fifo = std::process::Command::new("mkfifo")
            .arg(path("fifo"))
            .status();
        assert!(fifo.unwrap().success());
        assert_eq!(read(&path("short"), 4).unwrap(), Some(b"1234".to_vec()));
        assert_eq!(read(&path("none"), 4).unwrap(), None);
        assert_eq!(read(&path("short/below"), 4).unwrap(), None);
        let said = |name: &str| read(&path(name), 4).unwrap_err().to_string();
        assert!(said("long").starts_with("longer than"));
        assert_eq!(said("link"), "a link, which is not followed");
        assert_eq!(said("folder"), "not a file");
        assert_eq!(said("fifo"), "not a file");
    }

    #[test]
    fn a_folder_is_locked_by_one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        let held = lock_folder_of(&path).unwrap();
        let other = File::open(folder.path()).unwrap();
        assert!(other.try_lock().is_err());
        drop(held);
        assert!(other.try_lock().is_ok());
    }
}
