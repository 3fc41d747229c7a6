//! What the tests of the whole product share: a real window that can be driven. What a single
//! crate can test by itself is tested there, not here. Its programs measure and torture.

#[cfg(unix)]
pub mod backend;
pub mod bench;
pub mod postgres;
pub mod proxy;
#[cfg(target_os = "linux")]
pub mod sample;
pub mod simulate;
pub mod soak;
#[cfg(target_os = "linux")]
pub mod window;
