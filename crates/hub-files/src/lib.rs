//! hub-files
