//! TLS of the server's own, and the pin that links carry.

use crate::world::World;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use hub_protocol::Hello;
use hub_server::config::Tls;
use rcgen::{CertifiedKey, PublicKeyData, generate_simple_self_signed};
use reqwest::{Certificate, Client};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

fn write(folder: &Path) -> (Tls, Certificate, String) {
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let (certificate, key) = (folder.join("hub.pem"), folder.join("hub.key"));
    fs::write(&certificate, cert.pem()).unwrap();
    fs::write(&key, signing_key.serialize_pem()).unwrap();
    let hash = Sha256::digest(signing_key.subject_public_key_info());
    let pin = format!("sha256/{}", BASE64_URL_SAFE_NO_PAD.encode(hash));
    let trusted = Certificate::from_pem(cert.pem().as_bytes()).unwrap();
    (Tls { certificate, key, pins_links: true }, trusted, pin)
}

fn trusting(certificate: Certificate) -> Client {
    crate::world::client();
    Client::builder().no_proxy().tls_certs_only([certificate]).build().unwrap()
}

#[tokio::test]
async fn the_server_speaks_tls_and_links_carry_its_pin() {
    let folder = tempfile::tempdir().unwrap();
    let (tls, trusted, pin) = write(folder.path());
    let world = World::with(|serving| serving.tls = Some(tls)).await;
    let port = world.running.listening.port();
    let address = format!("https://localhost:{port}/v1/hello");

    let reply = trusting(trusted.clone()).get(&address).send().await.unwrap();
    assert!(reply.headers()["strict-transport-security"].to_str().unwrap().starts_with("max-age="));
    reply.json::<Hello>().await.unwrap();
    assert_eq!(world.running.pin.as_deref(), Some(pin.as_str()));
    assert_eq!(world.running.address, format!("https://127.0.0.1:{port}"));
    let plain = world.client.get(format!("http://localhost:{port}/v1/hello")).send().await;
    assert!(plain.is_err(), "no plain HTTP on this port");

    let (_, renewed, _) = write(folder.path());
    world.running.renew_certificate().unwrap();
    trusting(renewed).get(&address).send().await.unwrap();
    assert!(trusting(trusted).get(&address).send().await.is_err(), "the former one is not shown");

    fs::write(folder.path().join("hub.key"), "no key").unwrap();
    let sentence = world.running.renew_certificate().unwrap_err().to_string();
    assert!(sentence.contains("hub.key"), "{sentence}");
}
