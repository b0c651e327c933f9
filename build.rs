//! How the program is linked on Linux, where its start is measured: the time to the first
//! frame of a short article is mostly that of the system's loader.
//!
//! Everything is linked in, the C library too, and the program stands at a fixed address.
//! Nothing is left to be loaded, looked up or adjusted when it starts, which takes a tenth
//! off the time to the first frame. The price is that the program's own code stands at the
//! same place in each run; the stack and the memory still do not.
//!
//! The compiler has a switch for this, `crt-static`, but as a flag for one target it needs
//! `--target` with every call. So the linker is told instead: in a folder of ours, which it
//! looks into first, the names of the shared libraries stand for the static ones.
//!
//! What runs before the first frame is put side by side (`linking/first_frame.ld`), so that
//! it comes into memory in a few pieces and not in fifty. That takes another tenth off.
//!
//! Where a static library is not there, another system is built for, or the builder has
//! chosen a linker or given it arguments, all is as usual. So it is with
//! `BRIEFING_LINK=shared`, for those who hand the program on and prefer it so.

use std::path::{Path, PathBuf};
use std::process::Command;
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

/// Says which functions the linker puts first.
const ORDER: &str = "linking/first_frame.ld";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={ORDER}");
    println!("cargo:rerun-if-env-changed=BRIEFING_LINK");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let gnu_linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let at_home = env::var("HOST") == env::var("TARGET");
    let holds = |name: &str, part: &str| env::var(name).is_ok_and(|found| found.contains(part));
    let own = env::var_os("RUSTC_LINKER").is_some() || holds("CARGO_ENCODED_RUSTFLAGS", "link");
    let whole = holds("CARGO_CFG_TARGET_FEATURE", "crt-static");
    if !gnu_linux || !at_home || own || whole || is("BRIEFING_LINK", "shared") {
        return Ok(());
    }
    let Some(scripts) = scripts() else { return Ok(()) };
    let folder = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("static");
    fs::create_dir_all(&folder)?;
    for (name, script) in scripts {
        fs::write(folder.join(format!("lib{name}.so")), script)?;
    }
    println!("cargo:rustc-link-arg-bins=-L{}", folder.display());
    println!("cargo:rustc-link-arg-bins=-static");
    println!("cargo:rustc-link-arg-bins=-no-pie");
    let order = Path::new(&env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join(ORDER);
    println!("cargo:rustc-link-arg-bins=-Wl,-T,{}", order.display());
    Ok(())
}

/// For the name of each shared library a linker script that names the static ones; None
/// where one of them is missing.
fn scripts() -> Option<Vec<(&'static str, String)>> {
    let script = |(name, files): (&'static str, &[&str])| {
        let paths: Option<Vec<String>> = files.iter().map(|file| place(file)).collect();
        Some((name, format!("GROUP ( {} )\n", paths?.join(" "))))
    };
    LIBRARIES.into_iter().map(script).collect()
}

/// Where the compiler that links finds the library `file`, in quotes.
fn place(file: &str) -> Option<String> {
    let told = Command::new("cc").arg(format!("-print-file-name={file}")).output().ok()?;
    let path = String::from_utf8(told.stdout).ok()?;
    // A library it does not find it names as it was named.
    let path = path.trim();
    Path::new(path).is_absolute().then(|| format!("\"{path}\""))
}
