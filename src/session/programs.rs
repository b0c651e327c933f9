//! Other programs the reader can call: the editor and whatever opens a link.

use std::env;
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

fn editor_command(wish: &str, path: &Path, line: usize) -> Result<Command, String> {
    let words = shell_words::split(wish)
        .map_err(|error| format!("$VISUAL or $EDITOR is “{wish}”, which cannot be read: {error}."))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err("$VISUAL and $EDITOR name no program.".to_owned());
    };
    let mut command = Command::new(program);
    command.args(arguments);
    let name = Path::new(program).file_stem().unwrap_or_default().to_string_lossy();
    let mut place = path.as_os_str().to_owned();
    place.push(format!(":{line}"));
    match &*name {
        "code" | "code-insiders" | "codium" | "cursor" => command.arg("--goto").arg(place),
        "hx" | "helix" | "subl" | "zed" => command.arg(place),
        "ed" | "gedit" => command.arg(path),
        _ => command.arg(format!("+{line}")).arg(path),
    };
    Ok(command)
}

/// Opens a web or mail address with what the system has for it. An `Err` is a sentence.
pub(super) fn open_link(url: &str) -> Result<(), String> {
    open::that_detached(url).map_err(|error| format!("No program could be started for {url}: {error}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(wish: &str) -> Vec<String> {
        let command = editor_command(wish, Path::new("a b.md"), 7).unwrap();
        command.get_args().map(|argument| argument.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        assert_eq!(arguments("vim"), ["+7", "a b.md"]);
        assert_eq!(arguments("emacsclient -nw"), ["-nw", "+7", "a b.md"]);
        assert_eq!(arguments("code --wait"), ["--wait", "--goto", "a b.md:7"]);
        assert_eq!(arguments("hx"), ["a b.md:7"]);
    }

    #[test]
    fn an_editor_with_an_open_quotation_mark_is_refused_with_a_sentence() {
        let message = editor_command("vim 'x", Path::new("a"), 1).unwrap_err();
        assert!(message.starts_with("$VISUAL or $EDITOR is “vim 'x”"), "{message}");
    }
}
