//! How the program is linked on Linux, where its start is measured: the time to the first
//! frame of a short article is mostly that of the system's loader.
//!
//! Everything is linked in, the C library too, and the program stands at a fixed address.
//! Nothing is left to be loaded, looked up or adjusted when it starts, which takes a tenth
//! off the time to the first frame. The price is that the program's own code stands at the
//! same place in each run (the stack and the memory still do not), and that without `HOME`
//! the C library may look for the user's folder in modules of the system that must be of
//! its own version.
//!
//! The compiler has a switch for this, `crt-static`, but as a flag for one target it needs
//! `--target` with every call. So the linker is told instead: in a folder of ours, which it
//! looks into first, the names of the shared libraries stand for the static ones.
//!
//! What runs before the first frame is put side by side (`linking/first_frame.ld`), so that
//! it comes into memory in a few pieces and not in fifty.
//!
//! Where a static library is not there, the linker does not understand this, another system
//! is built for, or the builder has chosen how to link, all is as usual. So it is with
//! `BRIEFING_LINK=shared`, for those who hand the program on and prefer it so.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// The libraries that Rust's own asks for by their shared names, and the static ones that
/// take their place. What unwinds the stack and the C library need each other.
const LIBRARIES: [(&str, &[&str]); 7] = [
    ("c", &["libc.a", "libgcc_eh.a", "libgcc.a"]),
    ("gcc_s", &["libgcc_eh.a"]),
    ("m", &["libm.a"]),
    ("util", &["libutil.a"]),
    ("rt", &["librt.a"]),
    ("pthread", &["libpthread.a"]),
    ("dl", &["libdl.a"]),
];

/// Says which functions and tables the linker puts side by side.
const ORDER: &str = "linking/first_frame.ld";

/// Has LLVM's linker write the program to its file in one piece. By itself it maps the file
/// and fills it in as it goes, and the pages then lie scattered over the memory, one by one:
/// until the next restart of the system each start takes a tenth longer. The name says the
/// contrary of what it does, since LLVM 21 (<https://github.com/llvm/llvm-project/issues/207459>);
/// before, it asks for what is done anyway. Other linkers do not know it or pay no heed.
const IN_ONE_PIECE: &str = "-Wl,--mmap-output-file";

/// Flags of the builder's that have a word to say about linking.
const LINKING: [&str; 4] = ["link", "prefer-dynamic", "relocation-model", "sanitizer"];

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={ORDER}");
    println!("cargo:rerun-if-env-changed=BRIEFING_LINK");
    if !is_asked_for() {
        return Ok(());
    }
    let folder = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("static");
    fs::create_dir_all(&folder)?;
    for (name, files) in LIBRARIES {
        let Some(paths) = files.iter().map(|file| place(file)).collect::<Option<Vec<_>>>() else {
            return Ok(());
        };
        for path in &paths {
            println!("cargo:rerun-if-changed={}", path.display());
        }
        let paths: Vec<String> = paths.iter().map(|path| format!("\"{}\"", path.display())).collect();
        fs::write(folder.join(format!("lib{name}.so")), format!("GROUP ( {} )\n", paths.join(" ")))?;
    }
    let order = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(ORDER);
    let mut arguments = vec![
        format!("-L{}", folder.display()),
        "-static".to_owned(),
        "-no-pie".to_owned(),
        format!("-T{}", order.display()),
    ];
    let in_one_piece = [arguments.as_slice(), &[IN_ONE_PIECE.to_owned()]].concat();
    if links(&folder, &in_one_piece)? {
        arguments = in_one_piece;
    } else if !links(&folder, &arguments)? {
        return Ok(());
    }
    for argument in arguments {
        println!("cargo:rustc-link-arg-bins={argument}");
    }
    Ok(())
}

/// Whether it is this system that is built for, and the builder has not said how to link.
fn is_asked_for() -> bool {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let holds = |name: &str, part: &str| env::var(name).is_ok_and(|found| found.contains(part));
    let own = env::var_os("RUSTC_LINKER").is_some()
        || LINKING.iter().any(|word| holds("CARGO_ENCODED_RUSTFLAGS", word))
        || holds("CARGO_CFG_TARGET_FEATURE", "crt-static")
        || is("BRIEFING_LINK", "shared");
    !own && env::var("TARGET").is_ok_and(|target| target == "x86_64-unknown-linux-gnu")
        && env::var("HOST") == env::var("TARGET")
}

/// Where the compiler that links finds the library `file`.
fn place(file: &str) -> Option<PathBuf> {
    let told = Command::new("cc").arg(format!("-print-file-name={file}")).output().ok()?;
    // A library it does not find it names as it was named.
    let path = PathBuf::from(String::from_utf8(told.stdout).ok()?.trim());
    path.is_absolute().then_some(path)
}

/// Whether a program of nothing can be linked in this way. The compiler is asked, for it
/// decides which linker is used: the one that it brings may know what the system's does not.
fn links(folder: &Path, arguments: &[String]) -> io::Result<bool> {
    let source = folder.join("nothing.rs");
    fs::write(&source, "fn main() {}\n")?;
    let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    command.arg(&source).arg("-o").arg(folder.join("nothing"));
    command.args(arguments.iter().map(|argument| format!("-Clink-arg={argument}")));
    let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
    Ok(status.is_ok_and(|status| status.success()))
}
