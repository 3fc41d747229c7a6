//! `cargo xtask simulate`: bad days by the thousand. All of it is in the library's `simulate`.

fn main() -> std::process::ExitCode {
    hub_tests::simulate::main()
}
