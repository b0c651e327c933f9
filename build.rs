//! How the program is linked on Linux, where its start is measured: the time to the first
//! frame of a short article is mostly that of the system's loader.
//!
//! Two things keep the loader's work small. What unwinds a panic is linked in instead of
//! being loaded from `libgcc_s`, which asks the processor for all its features first; and
//! the program stands at a fixed address, so that none of its many thousand pointers has to
//! be adjusted. Together they took a sixth off the time to the first frame. The price is
//! that the program's own code stands at the same place in each run; the libraries and the
//! memory still do not.
//!
//! Where the library is not there to be linked, another system is built for, or everything
//! is linked in anyway, all is as usual.

use std::env;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=RUSTC_LINKER");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let gnu_linux = is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu");
    let at_home = env::var("HOST") == env::var("TARGET");
    let whole = env::var("CARGO_CFG_TARGET_FEATURE").is_ok_and(|features| features.contains("crt-static"));
    if !gnu_linux || !at_home || whole {
        return;
    }
    println!("cargo:rustc-link-arg-bins=-no-pie");
    if has_library("libgcc_eh.a") {
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Whether the compiler that links knows where `library` lies.
fn has_library(library: &str) -> bool {
    let linker = env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned());
    let told = Command::new(linker).arg(format!("-print-file-name={library}")).output();
    // A library it does not find it names as it was named.
    told.is_ok_and(|told| Path::new(String::from_utf8_lossy(&told.stdout).trim()).is_absolute())
}
