//! Other programs the reader can call: the editor and whatever opens a link.

use std::env;
use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

/// The reader's editor on `path` at `line`, by $VISUAL, $EDITOR, or vi. An `Err` is a
/// sentence.
pub(super) fn editor(path: &Path, line: usize) -> Result<Command, String> {
    let wish = ["VISUAL", "EDITOR"]
        .into_iter()
        .find_map(|name| env::var(name).ok().filter(|wish| !wish.trim().is_empty()));
    editor_command(wish.as_deref().unwrap_or("vi"), path, line)
}

/// Why there is nothing to edit at `path`, as a sentence: an editor would begin a new,
/// empty file where one is gone.
pub(super) fn cannot_be_edited(path: &Path) -> Option<String> {
    let told = || path.display();
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            Some(format!("{} does not exist any more; there is nothing to edit.", told()))
        }
        Err(error) => Some(format!("{} cannot be edited: {error}.", told())),
        Ok(about) if about.is_file() => {
            File::open(path).err().map(|error| format!("{} cannot be edited: {error}.", told()))
        }
        Ok(_) => Some(format!("{} is no file that could be edited.", told())),
    }
}

fn editor_command(wish: &str, path: &Path, line: usize) -> Result<Command, String> {
    // A file may be called `+!command` or `-x`: from the root on no name is an option.
    let path =
        &std::path::absolute(path).map_err(|error| format!("{} has no place: {error}.", path.display()))?;
    let words = shell_words::split(wish)
        .map_err(|error| format!("$VISUAL or $EDITOR is “{wish}”, which cannot be read: {error}."))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err("$VISUAL and $EDITOR name no program.".to_owned());
    };
    let mut command = Command::new(program);
    command.args(arguments);
    let name = Path::new(program).file_name().unwrap_or_default().to_string_lossy();
    let mut place = path.as_os_str().to_owned();
    place.push(format!(":{line}"));
    match name.trim_end_matches(".exe") {
        "code" | "code-insiders" | "codium" | "cursor" => command.arg("--goto").arg(place),
        "hx" | "helix" | "subl" | "zed" => command.arg(place),
        "ed" | "gedit" => command.arg(path),
        _ => command.arg(format!("+{line}")).arg(path),
    };
    Ok(command)
}

/// Opens a web or mail address with what the system has for it. An `Err` is a sentence.
pub(super) fn open_link(url: &str) -> Result<(), String> {
    // What was tried and how it ended would be a line of a log, not of help.
    open::that_detached(url).map_err(|_tried| format!("No program was found that opens {url}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(wish: &str, path: &str) -> Vec<String> {
        let here = env::current_dir().unwrap();
        let command = editor_command(wish, Path::new(path), 7).unwrap();
        let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
        arguments.map(|argument| argument.replace(&*here.to_string_lossy(), "HERE")).collect()
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        assert_eq!(arguments("vim", "a b.md"), ["+7", "HERE/a b.md"]);
        assert_eq!(arguments("emacsclient -nw", "a b.md"), ["-nw", "+7", "HERE/a b.md"]);
        assert_eq!(arguments("code --wait", "a b.md"), ["--wait", "--goto", "HERE/a b.md:7"]);
        assert_eq!(arguments("hx", "a b.md"), ["HERE/a b.md:7"]);
        assert_eq!(arguments("ed.sh", "a b.md"), ["+7", "HERE/a b.md"]);
    }

    #[test]
    fn the_name_of_a_file_is_never_taken_for_an_option() {
        assert_eq!(arguments("vim", "+!touch owned;.md"), ["+7", "HERE/+!touch owned;.md"]);
        assert_eq!(arguments("vim", "-S"), ["+7", "HERE/-S"]);
    }

    #[test]
    fn an_editor_with_an_open_quotation_mark_is_refused_with_a_sentence() {
        let message = editor_command("vim 'x", Path::new("a"), 1).unwrap_err();
        assert!(message.starts_with("$VISUAL or $EDITOR is “vim 'x”"), "{message}");
    }
}
