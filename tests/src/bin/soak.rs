//! `cargo xtask soak`: processes killed at random moments. All of it is in the library's `soak`.

fn main() -> std::process::ExitCode {
    hub_tests::soak::main()
}
