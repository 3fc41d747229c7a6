//! hub-similarity
