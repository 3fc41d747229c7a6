//! A server, devices and a network between them, and what must be so whenever all is quiet.

use hub_core::OpId;
use hub_core::rows::Role;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;
use tempfile::TempDir;

use crate::backend::device::{self, Device};
use crate::backend::person::Person;
use crate::backend::server::{Kept, Server};
use crate::backend::things::{self, Things};
use crate::backend::{Outcome, PATIENCE};
use crate::bench::chance::Chance;
use crate::postgres::own::Own;
use crate::proxy::{Proxy, Weather};

/// Where everything is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// One server, on a file.
    Sqlite,
    /// Two servers on one PostgreSQL.
    Postgres,
}

/// A shared space for real.
pub struct World {
    /// Devices end before what they talk to.
    pub devices: Vec<Device>,
    /// The first one is that which devices are led to.
    pub servers: Vec<Server>,
    /// The network.
    pub proxy: Proxy,
    /// Where it is kept, if in PostgreSQL.
    pub cluster: Option<Own>,
    /// The first administrator.
    pub admin: Person,
    folder: TempDir,
}

impl World {
    /// Everything up, so many devices of leads joined; none of them runs. None where a PostgreSQL
    /// is wanted and there is none.
    ///
    /// # Errors
    /// What does not start.
    pub fn start(on: On, devices: usize) -> Outcome<Option<Self>> {
        let folder = tempfile::Builder::new().prefix("hub-soak-").tempdir()?;
        let cluster = if on == On::Postgres { Own::start()? } else { None };
        let kept = match (&cluster, on) {
            (None, On::Postgres) => return Ok(None),
            (Some(cluster), _) => Kept::Address(cluster.address()),
            (None, On::Sqlite) => Kept::Folder(folder.path().join("server")),
        };
        let mut first = Server::of(kept)?;
        let invite = first.found()?;
        let proxy = Proxy::start(first.start()?)?;
        let mut servers = vec![first];
        if on == On::Postgres {
            let mut second = servers[0].beside();
            second.start()?;
            servers.push(second);
        }
        let admin = Person::join(proxy.address(), &invite, "Admin")?;
        let mut world = Self { devices: vec![], servers, proxy, cluster, admin, folder };
        for at in 0..devices {
            world.join(&format!("Lead{at}"))?;
        }
        Ok(Some(world))
    }

    /// One more device, of a new lead.
    ///
    /// # Errors
    /// What the server or the disk says.
    pub fn join(&mut self, name: &str) -> Outcome<()> {
        let folder = self.folder.path().join(name);
        let (address, invite) = (self.proxy.address(), self.admin.invite(Role::Lead)?);
        let space = device::join(&folder, address, &invite, name)?;
        self.devices.push(Device::of(&folder, &space, address));
        Ok(())
    }

    /// Where all of this is on the disk.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Starts the server that devices are led to, where it does not run.
    ///
    /// # Errors
    /// When it does not start.
    pub fn serve(&mut self) -> Outcome<()> {
        self.proxy.lead_to(self.servers[0].start()?);
        Ok(())
    }

    /// All devices run and work.
    ///
    /// # Errors
    /// When one does not start.
    pub fn work(&mut self) -> Outcome<()> {
        for device in &mut self.devices {
            if device.process().is_none() {
                device.start()?;
            }
            device.tell("work")?;
        }
        self.devices.iter_mut().try_for_each(|device| device.until_one_is_done().map(drop))
    }

    /// The network is good again, nobody works any more; waits until all is sent and read, and holds
    /// everything against what was said to be done.
    ///
    /// # Errors
    /// In words: what is lost, what differs, or what does not come to rest.
    pub fn settle(&mut self) -> Outcome<Settled> {
        self.proxy.set(Weather::default());
        self.proxy.cut();
        self.devices.iter_mut().try_for_each(Device::rest)?;
        let things = self.level()?;
        let on_record = self.on_record()?;
        let mut done = 0;
        for (at, device) in self.devices.iter().enumerate() {
            done += device.done.len();
            if let Some(lost) = device.done.iter().find(|op| !on_record.contains(op)) {
                return Err(format!("{lost} was done on device {at} and is lost").into());
            }
        }
        self.servers[0].verify()?;
        Ok(Settled { done, things })
    }

    /// Every operation the server has, each once.
    fn on_record(&self) -> Outcome<BTreeSet<OpId>> {
        let operations = self.servers[0].kept().operations()?;
        let all: BTreeSet<OpId> = operations.iter().copied().collect();
        match all.len() == operations.len() {
            true => Ok(all),
            false => Err("an operation acted twice".into()),
        }
    }

    /// Waits until nothing is queued and everybody has what the server has; gives how much that is.
    fn level(&mut self) -> Outcome<usize> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // A connection that was cut may only be found so by using it.
            let behind = match things::of_server(&self.admin) {
                Ok((server, cursor)) => match self.behind(&server, &cursor)? {
                    None => return Ok(server.len()),
                    Some(behind) => behind,
                },
                Err(trouble) => trouble.to_string(),
            };
            if Instant::now() > deadline {
                return Err(behind.into());
            }
        }
    }

    /// The first device that is not where the server is.
    fn behind(&mut self, server: &Things, cursor: &str) -> Outcome<Option<String>> {
        for (at, device) in self.devices.iter_mut().enumerate() {
            if let Err(stands) = device.until(cursor)? {
                return Ok(Some(format!("device {at} says {stands}, the server {cursor}")));
            }
        }
        // Whoever was asked first may have been sent something by whoever was asked last.
        for (at, device) in self.devices.iter().enumerate() {
            if let Some(difference) = things::difference(server, &device.things()?) {
                return Ok(Some(format!("device {at}: {difference}")));
            }
        }
        Ok(None)
    }
}

/// What was found when all was quiet.
#[derive(Clone, Copy, Debug)]
pub struct Settled {
    /// Operations that devices had said to be done.
    pub done: usize,
    /// Rows and events.
    pub things: usize,
}

/// Good weather, mostly.
pub fn weather(chance: &mut Chance) -> Weather {
    let ms = chance.below(60) as u64;
    let delay = std::time::Duration::from_millis(ms);
    match chance.below(6) {
        0 => Weather { delay, ..Weather::default() },
        1 => Weather { bytes_per_second: Some(20_000), ..Weather::default() },
        2 => Weather { is_stopped: true, ..Weather::default() },
        3 => Weather { cut_after_bytes: Some(chance.below(400)), ..Weather::default() },
        _ => Weather::default(),
    }
}
