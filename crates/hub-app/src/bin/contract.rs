//! Prints the contract with the window.

#![expect(clippy::print_stdout, reason = "printing is all it does")]

fn main() {
    print!("{}", hub_app::contract());
}
