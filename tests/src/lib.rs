//! What the tests of the whole product share: a real window that can be driven. What a single
//! crate can test by itself is tested there, not here. Its programs measure and torture.

pub mod bench;
pub mod postgres;
#[cfg(target_os = "linux")]
pub mod sample;
pub mod soak;
#[cfg(target_os = "linux")]
pub mod window;
