//! The thread that drives the engine of one joined space: it lends it the space for each step,
//! carries its requests, and wakes it.

use super::ask::Asking;
use super::http::Http;
use super::session::Session;
use crate::device::Device;
use crate::engine::{Engine, Input, Output};
use crate::request::{Answer, Failure, RequestId};
use crate::state::{Notice, State};
use hub_core::SpaceId;
use std::collections::HashMap;
use std::io;
use std::thread::{self, JoinHandle};
use std::time::Duration;
use tokio::runtime::Builder;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, sleep_until};

/// Who owns the space.
pub trait Host: Send + 'static {
    /// Lends the device for one step, which asks the disk but never the network. What the step
    /// changed for readers is told by whoever made the device.
    fn lend(&mut self, step: &mut dyn FnMut(&mut dyn Device));

    /// The state is different.
    fn state(&mut self, state: State);

    /// The person should hear this.
    fn notice(&mut self, notice: Notice);
}

/// An engine that runs.
#[derive(Debug)]
pub struct Runner {
    inputs: UnboundedSender<Input>,
    thread: Option<JoinHandle<()>>,
}

impl Runner {
    /// Runs the engine of a space until it is stopped.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn start(
        space: SpaceId,
        http: Http,
        session: Session,
        seed: u64,
        host: impl Host,
    ) -> io::Result<Self> {
        let (inputs, heard) = unbounded_channel();
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let asking = Asking { http, session, space };
        let drive = Drive::new(seed, asking, host);
        let thread = thread::Builder::new()
            .name("sync".to_owned())
            .spawn(move || runtime.block_on(drive.run(heard)))?;
        Ok(Self { inputs, thread: Some(thread) })
    }

    /// Operations were queued.
    pub fn queued(&self) {
        self.tell(Input::Queued);
    }

    /// Everything is tried at once: the network is there, or the person does not want to wait.
    pub fn now(&self) {
        self.tell(Input::NetworkUp);
    }

    /// The session has new tokens.
    pub fn signed_in(&self) {
        self.tell(Input::SignedIn);
    }

    /// Ends it; at most one step of the device is waited for.
    pub fn stop(mut self) {
        self.end();
    }

    fn tell(&self, input: Input) {
        // Nobody hears it once it has ended.
        let _ = self.inputs.send(input);
    }

    fn end(&mut self) {
        self.tell(Input::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        self.end();
    }
}

struct Drive<H> {
    engine: Engine,
    asking: Asking,
    host: H,
    began: Instant,
    flying: JoinSet<(RequestId, Result<Answer, Failure>)>,
    handles: HashMap<RequestId, AbortHandle>,
    wake: Option<Instant>,
}

impl<H: Host> Drive<H> {
    fn new(seed: u64, asking: Asking, host: H) -> Self {
        Self {
            engine: Engine::new(seed),
            asking,
            host,
            began: Instant::now(),
            flying: JoinSet::new(),
            handles: HashMap::new(),
            wake: None,
        }
    }

    async fn run(mut self, mut heard: UnboundedReceiver<Input>) {
        let mut input = Input::Start;
        loop {
            let stops = matches!(input, Input::Stop);
            self.step(input);
            if stops {
                return;
            }
            input = self.next(&mut heard).await;
        }
    }

    async fn next(&mut self, heard: &mut UnboundedReceiver<Input>) -> Input {
        let wake = self.wake;
        let mut woken = std::pin::pin!(async move {
            match wake {
                Some(at) => sleep_until(at).await,
                None => std::future::pending().await,
            }
        });
        loop {
            tokio::select! {
                input = heard.recv() => return input.unwrap_or(Input::Stop),
                Some(done) = self.flying.join_next(), if !self.flying.is_empty() => {
                    // One that was aborted, or that ended badly, is given up when its time is over.
                    let Ok((id, outcome)) = done else { continue };
                    self.handles.remove(&id);
                    return Input::Done(id, outcome);
                }
                () = &mut woken => return Input::Woke,
            }
        }
    }

    fn step(&mut self, input: Input) {
        let now_ms = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let (engine, mut input, mut outputs) = (&mut self.engine, Some(input), vec![]);
        self.host.lend(&mut |device| {
            if let Some(input) = input.take() {
                outputs = engine.step(now_ms, input, device);
            }
        });
        self.wake = None;
        for output in outputs {
            self.do_as_told(output);
        }
    }

    fn do_as_told(&mut self, output: Output) {
        match output {
            Output::Send(id, request) => {
                let asking = self.asking.clone();
                let handle = self.flying.spawn(async move { (id, asking.ask(request).await) });
                self.handles.insert(id, handle);
            }
            Output::Abandon(id) => {
                if let Some(handle) = self.handles.remove(&id) {
                    handle.abort();
                }
            }
            Output::WakeAt(ms) => self.wake = Some(self.began + Duration::from_millis(ms)),
            Output::State(state) => self.host.state(state),
            Output::Notice(notice) => self.host.notice(notice),
        }
    }
}
