//! How good an opportunity is, 0 to 100, with every part visible.
