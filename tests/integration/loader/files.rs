//! Files, folders and what is no text.

use std::fs;
use std::path::Path;

use briefing::loader::{files, load, read};
use briefing::model::article::Origin;
use tempfile::tempdir;

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let listing = files(folder);
    assert_eq!(listing.problems, []);
    let inside = |path: &Path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
    listing.files.iter().map(|path| inside(path)).collect()
}

#[test]
fn a_folder_stands_for_the_articles_in_it_and_below() {
    let folder = tempdir().unwrap();
    for name in ["b.txt", "a.md", "c/d.TXT", "c/e/f.markdown", "page.html", "4f9a0c", "Notes of 3. May 2031"]
    {
        write(folder.path(), name, b"Rain.");
    }
    for name in [".hidden.txt", ".git/a.txt", "photo.jpg", "b.txt~", "table.csv", "c/x.rs"] {
        write(folder.path(), name, b"Rain.");
    }
    write(folder.path(), "program", b"\x7fELF\x02\x01\x01\0\0\0\0\0");
    write(folder.path(), "empty", b"");
    assert_eq!(
        names(folder.path()),
        ["4f9a0c", "Notes of 3. May 2031", "a.md", "b.txt", "c/d.TXT", "c/e/f.markdown", "page.html"]
    );
}

#[test]
fn a_file_stands_for_itself_whatever_its_name() {
    assert_eq!(files(Path::new("no/such.bin")).files, [Path::new("no/such.bin")]);
}

#[cfg(unix)]
#[test]
fn links_to_folders_are_not_followed() {
    let folder = tempdir().unwrap();
    write(folder.path(), "a/b.txt", b"Rain.");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("a/again")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a/b.txt"), folder.path().join("linked.txt")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("broken.txt")).unwrap();
    assert_eq!(names(folder.path()), ["a/b.txt", "linked.txt"]);
}

#[test]
fn what_cannot_be_read_is_said_in_a_sentence() {
    let folder = tempdir().unwrap();
    let missing = folder.path().join("missing.txt");
    let error = load(Origin::File(missing.clone()), None).unwrap_err();
    assert_eq!(error.message, format!("{} does not exist", missing.display()));
    assert_eq!(error.hint.as_deref(), Some("check the spelling of the path"));
    let error = load(Origin::File(folder.path().to_owned()), None).unwrap_err();
    assert_eq!(error.message, format!("{} is a folder", folder.path().display()));
}

#[test]
fn a_picture_is_refused_and_says_so_either_way() {
    let folder = tempdir().unwrap();
    write(folder.path(), "ferry.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let path = folder.path().join("ferry.txt");
    let error = load(Origin::File(path.clone()), None).unwrap_err();
    assert_eq!(error.message, format!("{} is a picture, not text", path.display()));
    let article = read(fs::read(&path).unwrap(), Origin::Stdin);
    assert_eq!(article.text, "");
    assert_eq!(article.problems[0].message, "standard input is a picture, not text");
}

#[test]
fn an_endless_file_is_not_read_to_its_end() {
    if Path::new("/dev/zero").exists() {
        assert!(load(Origin::File("/dev/zero".into()), None).is_err());
    }
}

#[test]
fn a_file_that_is_not_utf_8_is_read_with_a_problem() {
    let article = read(b"Rain in Besan\xe7on.\nCaf\xe9.".to_vec(), Origin::Stdin);
    assert_eq!(article.text, "Rain in Besançon.\nCafé.");
    assert_eq!((article.problems[0].line, article.problems[0].column), (1, 14));
}

#[test]
fn an_origin_is_called_by_its_name() {
    assert_eq!(Origin::File("a/\u{1b}b.txt".into()).to_string(), "a/␛b.txt");
    assert_eq!(Origin::Stdin.to_string(), "standard input");
    assert_eq!(Origin::Sample.to_string(), "the built-in sample");
}
