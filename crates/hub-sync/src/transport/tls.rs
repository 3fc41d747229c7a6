//! TLS of a device: by the system's authorities, or by the one key that the invitation names.

use super::address::{Address, AddressError, Pin};
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{WebPkiSupportedAlgorithms, ring};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};
use rustls_platform_verifier::BuilderVerifierExt;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// How the server at an address is recognised.
pub(super) fn config(address: &Address) -> Result<ClientConfig, AddressError> {
    let provider = Arc::new(ring::default_provider());
    let algorithms = provider.signature_verification_algorithms;
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| AddressError::NoTrust)?;
    if let Some(pin) = address.pin() {
        let pinned = Arc::new(Pinned { pin, algorithms });
        let builder = builder.dangerous().with_custom_certificate_verifier(pinned);
        return Ok(builder.with_no_client_auth());
    }
    if address.is_plain() {
        let nobody = RootCertStore::empty();
        return Ok(builder.with_root_certificates(nobody).with_no_client_auth());
    }
    let builder = builder.with_platform_verifier().map_err(|_| AddressError::NoTrust)?;
    Ok(builder.with_no_client_auth())
}

/// Recognises a server by its key alone: who invited vouches for it, not a name or a date. That the
/// server holds the key is shown by the handshake's signature, which is checked as ever.
#[derive(Debug)]
struct Pinned {
    pin: Pin,
    algorithms: WebPkiSupportedAlgorithms,
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let certificate = webpki::EndEntityCert::try_from(end_entity)
            .map_err(|_| Error::InvalidCertificate(CertificateError::BadEncoding))?;
        let hash = Sha256::digest(certificate.subject_public_key_info());
        if hash[..] == self.pin.0 {
            return Ok(ServerCertVerified::assertion());
        }
        let other_key = CertificateError::ApplicationVerificationFailure;
        Err(Error::InvalidCertificate(other_key))
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        rustls::crypto::verify_tls12_signature(message, certificate, signature, &self.algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        rustls::crypto::verify_tls13_signature(message, certificate, signature, &self.algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.algorithms.supported_schemes()
    }
}
