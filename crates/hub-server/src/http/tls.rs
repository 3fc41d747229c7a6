//! TLS by rustls, with the certificate that the operator names.

use crate::config::Tls;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use rustls::ServerConfig;
use rustls::crypto::ring;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::sign::CertifiedKey;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;

/// Why a certificate cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file that cannot be read as PEM.
    #[error("{path} cannot be read as a {what} in PEM form: {why}. Nothing was started.")]
    File {
        /// What it was meant to be.
        what: &'static str,
        /// Which file.
        path: String,
        /// What is wrong.
        why: String,
    },
    /// The two do not belong together, or are of a kind that is not known.
    #[error("the certificate and its key cannot be used together: {0}. Nothing was started.")]
    Pair(#[from] rustls::Error),
}

/// What is needed to speak TLS.
#[derive(Clone, Debug)]
pub struct Ready {
    /// For the connections.
    pub config: Arc<ServerConfig>,
    /// The hash of the public key, as links carry it.
    pub pin: Option<String>,
}

/// Reads certificate and key.
pub fn ready(tls: &Tls) -> Result<Ready, TlsError> {
    let certified = Arc::new(certified(tls)?);
    let pin = pin_of(&certified, tls);
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(Arc::new(rustls::sign::SingleCertAndKey::from(certified)));
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Ready { config: Arc::new(config), pin })
}

fn certified(tls: &Tls) -> Result<CertifiedKey, TlsError> {
    let chain = CertificateDer::pem_file_iter(&tls.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|why| file("certificate", &tls.certificate, &why))?;
    if chain.is_empty() {
        return Err(file("certificate", &tls.certificate, &"there is none in it"));
    }
    let key = PrivateKeyDer::from_pem_file(&tls.key);
    let key = key.map_err(|why| file("private key", &tls.key, &why))?;
    Ok(CertifiedKey::from_der(chain, key, &ring::default_provider())?)
}

fn file(what: &'static str, path: &Path, why: &dyn std::fmt::Display) -> TlsError {
    TlsError::File { what, path: path.display().to_string(), why: why.to_string() }
}

/// What links carry: `sha256/` and the hash of the public key (its SubjectPublicKeyInfo), which
/// stays when the certificate is renewed for the same key. None unless it was asked for.
///
/// # Errors
/// When certificate and key cannot be used.
pub fn pin(tls: &Tls) -> Result<Option<String>, TlsError> {
    Ok(pin_of(&certified(tls)?, tls))
}

fn pin_of(certified: &CertifiedKey, tls: &Tls) -> Option<String> {
    let key = certified.key.public_key().filter(|_| tls.pins_links)?;
    Some(format!("sha256/{}", BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(&key))))
}
