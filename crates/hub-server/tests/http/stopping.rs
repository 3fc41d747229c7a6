//! Stopping: who waits is sent home with what there is, and nobody new comes in.

use crate::world::World;
use hub_protocol::Page;
use std::time::{Duration, Instant};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_waits_is_sent_home_and_nobody_new_comes_in() {
    let world = World::start().await;
    let ana = world.admin().await;
    let after = world.get(&world.at("changes"), &ana).await.good::<Page>().cursor;
    let path = world.at(&format!("changes?wait=25&after={after}"));
    let request = world.request(reqwest::Method::GET, &path).bearer_auth(&ana.access_token);
    let waiting = tokio::spawn(request.send());
    let address = format!("http://{}/metrics", world.running.listening);
    while !world
        .client
        .get(&address)
        .send()
        .await
        .unwrap()
        .text()
        .await
        .unwrap()
        .contains("ohub_waiting 1")
    {
        tokio::task::yield_now().await;
    }
    let (client, start) = (world.client.clone(), Instant::now());
    world.running.stop().await.unwrap();
    let page: Page = waiting.await.unwrap().unwrap().json().await.unwrap();
    assert_eq!((page.items.len(), page.cursor), (0, after));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    assert!(client.get(&address).send().await.is_err(), "nobody listens");
}
