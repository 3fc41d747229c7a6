//! A server that gives every connection the same answer and keeps what it was asked.

use hub_sync::Pin;
use rcgen::{CertifiedKey, PublicKeyData, generate_simple_self_signed};
use rustls::crypto::ring;
use rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// A certificate that no authority vouches for.
#[derive(Clone)]
pub struct Tls {
    config: Arc<ServerConfig>,
    pin: Pin,
}

impl Tls {
    pub fn new() -> Self {
        let made = generate_simple_self_signed(vec!["127.0.0.1".to_owned()]).unwrap();
        let CertifiedKey { cert, signing_key } = made;
        let pin = Pin(Sha256::digest(signing_key.subject_public_key_info()).into());
        let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(signing_key.serialize_der()));
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        Self { config: Arc::new(config), pin }
    }

    pub fn pin(&self) -> Pin {
        self.pin
    }
}

/// The server; it ends with this.
pub struct Canned {
    listening: SocketAddr,
    is_tls: bool,
    asked: Arc<Mutex<String>>,
    ends: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Canned {
    pub fn new(answer: String, tls: Option<Tls>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let listening = listener.local_addr().unwrap();
        let (asked, ends) = (Arc::new(Mutex::new(String::new())), Arc::new(AtomicBool::new(false)));
        let is_tls = tls.is_some();
        let thread = {
            let (asked, ends) = (Arc::clone(&asked), Arc::clone(&ends));
            thread::spawn(move || {
                for stream in listener.incoming().flatten() {
                    if ends.load(Ordering::SeqCst) {
                        return;
                    }
                    serve(stream, &answer, tls.as_ref(), &asked);
                }
            })
        };
        Self { listening, is_tls, asked, ends, thread: Some(thread) }
    }

    pub fn address(&self) -> String {
        let scheme = if self.is_tls { "https" } else { "http" };
        format!("{scheme}://{}", self.listening)
    }

    /// What it was asked last, as it came.
    pub fn asked(&self) -> String {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Canned {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.listening);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn serve(stream: TcpStream, answer: &str, tls: Option<&Tls>, asked: &Mutex<String>) {
    match tls {
        None => exchange(&stream, answer, asked),
        Some(tls) => {
            let connection = ServerConnection::new(Arc::clone(&tls.config)).unwrap();
            let mut stream = StreamOwned::new(connection, &stream);
            exchange(&mut stream, answer, asked);
            stream.conn.send_close_notify();
            let _ = stream.flush();
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
}

/// Who distrusts the server goes away in the middle; that is no failure here.
fn exchange(mut stream: impl Read + Write, answer: &str, asked: &Mutex<String>) {
    let mut request = vec![];
    let mut bytes = [0; 4_096];
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut bytes) {
            Ok(0) | Err(_) => return,
            Ok(read) => request.extend(&bytes[..read]),
        }
    }
    *asked.lock().unwrap() = String::from_utf8_lossy(&request).into_owned();
    let _ = stream.write_all(answer.as_bytes());
    let _ = stream.flush();
}
