//! Many at the same time, through the store as the server's requests use it.
