//! `cargo xtask bench`: the speed goals, measured. All of it is in the library's `bench`.

fn main() -> std::process::ExitCode {
    hub_tests::bench::main()
}
