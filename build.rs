//! Puts what the browser needs, and the texts, where the compiler finds them.
//!
//! 1. `locales/*/*.ftl` become one file a language in OUT_DIR (src/web/texts.rs).
//! 2. npm brings htmx and the design system's css at the versions of package-lock.json, into OUT_DIR: others' files are
//!    never committed, and a build leaves the source folder alone.
//! 3. npm brings the letters of our PDFs too (src/paper).
//! 4. The browser's files and `assets/` go into the binary, hashed and compressed (src/web/assets.rs).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// What is taken from npm, and the name it has below `/assets/`.
const FROM_NPM: [(&str, &str); 2] = [
    ("htmx.org/dist/htmx.min.js", "htmx.js"),
    ("@digdir/designsystemet-css/dist/src/index.css", "designsystemet.css"),
];

/// The letters of our PDFs (Source Sans 3, SIL Open Font License 1.1), and the name each has in OUT_DIR.
const FACES: [(&str, &str); 2] = [
    ("@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf", "regular.ttf"),
    ("@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf", "bold.ttf"),
];

fn main() {
    for watched in ["build.rs", "locales", "assets", "package.json", "package-lock.json"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));

    for language in ["sv", "en"] {
        gather_texts(language, &out);
    }
    let modules = install(&out.join("npm"));
    for (file, name) in FACES {
        write(&out.join(name), &from_npm(&modules, file));
    }
    gather_assets(&modules, &out);
}

/// Every file of one language, one after the other.
fn gather_texts(language: &str, out: &Path) {
    let mut texts = String::new();
    for path in files(&Path::new("locales").join(language)) {
        if path.extension().is_some_and(|extension| extension == "ftl") {
            texts += &fs::read_to_string(&path)
                .unwrap_or_else(|fault| stop(&format!("{}: {fault}", path.display())));
            texts += "\n\n";
        }
    }
    write(&out.join(format!("{language}.ftl")), texts.as_bytes());
}

/// Runs `npm ci` when the lock file is not the one that was installed last.
fn install(folder: &Path) -> PathBuf {
    let lock = read("package-lock.json");
    let modules = folder.join("node_modules");
    let installed = folder.join("installed");
    if fs::read(&installed).is_ok_and(|last| last == lock) {
        return modules;
    }
    fs::create_dir_all(folder).expect("OUT_DIR can be written");
    write(&folder.join("package.json"), &read("package.json"));
    write(&folder.join("package-lock.json"), &lock);

    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(npm)
        .args(["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(folder)
        .output();
    match run {
        Err(fault) => stop(&format!(
            "npm could not be started ({fault}). Brygga takes htmx, the design system's css and the letters of its PDFs from npm: install Node.js \
             20 or later (https://nodejs.org, or `apt install nodejs npm`) and build again."
        )),
        Ok(run) if !run.status.success() => stop(&format!(
            "`npm ci` failed, so htmx, the design system's css and the letters of PDFs are missing. It said:\n{}",
            String::from_utf8_lossy(&run.stderr)
        )),
        Ok(_) => write(&installed, &lock),
    }
    modules
}

/// Lays every asset in one folder and writes the table that `memory_serve::load!` includes.
fn gather_assets(modules: &Path, out: &Path) {
    let folder = out.join("assets");
    fs::remove_dir_all(&folder).ok();
    fs::create_dir_all(&folder).expect("OUT_DIR can be written");
    for path in files(Path::new("assets")) {
        let name = path.file_name().expect("a file has a name");
        write(&folder.join(name), &fs::read(&path).expect("an asset can be read"));
    }
    for (file, name) in FROM_NPM {
        write(&folder.join(name), &from_npm(modules, file));
    }
    // Not `load_directory`: it watches the folder that this script writes, and would run again at every build.
    let table = memory_serve::assets_to_code("assets", &folder, out, true, |_| {});
    write(&out.join("memory_serve_assets.rs"), format!("&[(\"default\", {table})]").as_bytes());
}

fn from_npm(modules: &Path, file: &str) -> Vec<u8> {
    fs::read(modules.join(file)).unwrap_or_else(|fault| {
        stop(&format!("{file} is not in the npm packages ({fault}): has a version in package.json changed?"))
    })
}

/// The files of a folder in the order of their names, so that two builds are equal.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).unwrap_or_else(|fault| stop(&format!("{}: {fault}", folder.display())));
    let mut files: Vec<PathBuf> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.sort();
    files
}

fn read(path: &str) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|fault| stop(&format!("{path}: {fault}")))
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap_or_else(|fault| stop(&format!("{}: {fault}", path.display())));
}

/// Ends the build with one sentence instead of a panic's trace.
fn stop(why: &str) -> ! {
    println!("cargo::error={}", why.trim_end().replace('\n', "\ncargo::error="));
    std::process::exit(1);
}
