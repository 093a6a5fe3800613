//! The binary. Everything stands in the library, where tests reach it.

fn main() -> std::process::ExitCode {
    brygga::cli::main()
}
