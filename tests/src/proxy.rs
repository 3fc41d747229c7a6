//! A TCP proxy that does to connections what networks do: delay, throttle, stop, cut in the middle
//! of an answer. Its own address stays, wherever it leads.

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch::{Receiver, Sender, channel};

/// What is carried at once.
const PIECE_BYTES: usize = 16 * 1_024;

/// How a network is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weather {
    /// Each piece arrives so much later.
    pub delay: Duration,
    /// No more than this in a second and direction.
    pub bytes_per_second: Option<u32>,
    /// Nothing passes, and nothing says so.
    pub is_stopped: bool,
    /// The next answer ends after so many bytes, and the connection with it.
    pub cut_after_bytes: Option<usize>,
}

#[derive(Clone, Copy)]
struct Now {
    target: SocketAddr,
    weather: Weather,
    /// Connections of an earlier generation are cut.
    generation: u32,
}

/// A proxy that runs until it is dropped.
pub struct Proxy {
    address: String,
    now: Sender<Now>,
    _runtime: Runtime,
}

impl Proxy {
    /// Leads to a server from now on.
    ///
    /// # Errors
    /// When the system gives no port.
    pub fn start(target: SocketAddr) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let here = SocketAddr::from(([127, 0, 0, 1], 0));
        let listener = runtime.block_on(TcpListener::bind(here))?;
        let address = format!("http://{}", listener.local_addr()?);
        let now = Now { target, weather: Weather::default(), generation: 0 };
        let (now, seen) = channel(now);
        runtime.spawn(accept(listener, seen));
        Ok(Self { address, now, _runtime: runtime })
    }

    /// Where devices find it.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// New connections lead there.
    pub fn lead_to(&self, target: SocketAddr) {
        self.now.send_modify(|now| now.target = target);
    }

    /// How the network is from now on.
    pub fn set(&self, weather: Weather) {
        self.now.send_modify(|now| now.weather = weather);
    }

    /// All connections end.
    pub fn cut(&self) {
        self.now.send_modify(|now| now.generation += 1);
    }
}

async fn accept(listener: TcpListener, seen: Receiver<Now>) {
    while let Ok((device, _)) = listener.accept().await {
        tokio::spawn(carry(device, seen.clone()));
    }
}

async fn carry(device: TcpStream, mut seen: Receiver<Now>) -> io::Result<()> {
    let Now { target, generation, .. } = *seen.borrow_and_update();
    let server = TcpStream::connect(target).await?;
    device.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (from_device, to_device) = device.into_split();
    let (from_server, to_server) = server.into_split();
    let there = pass(from_device, to_server, seen.clone(), false);
    let back = pass(from_server, to_device, seen.clone(), true);
    tokio::select! {
        done = async { tokio::try_join!(there, back) } => done.map(drop),
        _ = seen.wait_for(|now| now.generation != generation) => Ok(()),
    }
}

async fn pass(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    mut seen: Receiver<Now>,
    is_answer: bool,
) -> io::Result<()> {
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        let read = from.read(&mut piece).await?;
        if read == 0 {
            return to.shutdown().await;
        }
        let Ok(weather) = seen.wait_for(|now| !now.weather.is_stopped).await.map(|now| now.weather)
        else {
            return Ok(());
        };
        let rate = weather.bytes_per_second.map_or(f64::INFINITY, f64::from);
        // This is the fault itself, and no waiting for something.
        tokio::time::sleep(weather.delay + Duration::from_secs_f64(read as f64 / rate)).await;
        match weather.cut_after_bytes.filter(|_| is_answer) {
            Some(most) => {
                to.write_all(&piece[..read.min(most)]).await?;
                return Err(io::ErrorKind::ConnectionAborted.into());
            }
            None => to.write_all(&piece[..read]).await?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::{TcpListener as Listener, TcpStream as Stream};
    use std::time::Instant;

    /// Sends a question through a proxy to somebody who answers with as many bytes.
    fn asked(change: impl FnOnce(&Proxy)) -> (Vec<u8>, Duration) {
        let listener = Listener::bind("127.0.0.1:0").unwrap();
        let proxy = Proxy::start(listener.local_addr().unwrap()).unwrap();
        change(&proxy);
        let began = Instant::now();
        let mut device = Stream::connect(proxy.address().trim_start_matches("http://")).unwrap();
        device.write_all(&[7; 1_000]).unwrap();
        let (mut server, _) = listener.accept().unwrap();
        let mut question = [0; 1_000];
        server.read_exact(&mut question).unwrap();
        server.write_all(&question).unwrap();
        drop(server);
        let mut answer = vec![];
        // A connection that is cut may say so or just end.
        let _ = device.read_to_end(&mut answer);
        (answer, began.elapsed())
    }

    #[test]
    fn the_weather_does_what_it_says() {
        assert_eq!(asked(|_| {}).0, [7; 1_000]);
        let cut = Weather { cut_after_bytes: Some(10), ..Weather::default() };
        assert_eq!(asked(|proxy| proxy.set(cut)).0, [7; 10]);
        let slow = Weather { bytes_per_second: Some(10_000), ..Weather::default() };
        let (answer, took) = asked(|proxy| proxy.set(slow));
        assert!(answer.len() == 1_000 && took >= Duration::from_millis(200), "{took:?}");
        let late = Weather { delay: Duration::from_millis(100), ..Weather::default() };
        let (answer, took) = asked(|proxy| proxy.set(late));
        assert!(answer.len() == 1_000 && took >= Duration::from_millis(200), "{took:?}");
    }

    #[test]
    fn what_is_stopped_goes_on_later_and_what_is_cut_ends() {
        let listener = Listener::bind("127.0.0.1:0").unwrap();
        let proxy = Proxy::start(listener.local_addr().unwrap()).unwrap();
        let mut device = Stream::connect(proxy.address().trim_start_matches("http://")).unwrap();
        let (mut server, _) = listener.accept().unwrap();
        proxy.set(Weather { is_stopped: true, ..Weather::default() });
        device.write_all(b"question").unwrap();
        server.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
        let mut heard = [0; 8];
        assert!(server.read(&mut heard).is_err(), "nothing passes");
        proxy.set(Weather::default());
        server.set_read_timeout(None).unwrap();
        server.read_exact(&mut heard).unwrap();
        assert_eq!(&heard, b"question");
        proxy.cut();
        assert!(matches!(device.read(&mut heard), Ok(0) | Err(_)));
    }
}
