//! When the engine wants to be woken, and what people are told.

use super::{Engine, Output, Turn};
use crate::state::{Held, Intake, State};
use hub_store::StoreError;

impl Engine {
    pub(super) fn tell(&mut self, turn: &mut Turn<'_>) {
        let filled = self.fill_state(turn);
        self.keep_track_of_disk(filled, turn.now_ms);
        if self.told != Some(self.state) {
            self.told = Some(self.state);
            turn.out.push(Output::State(self.state));
        }
        // Never in the past: what could be done now has been done.
        let wake = self.wake_ms().map(|wake_ms| Output::WakeAt(wake_ms.max(turn.now_ms + 1)));
        turn.out.extend(wake);
    }

    fn fill_state(&mut self, turn: &mut Turn<'_>) -> Result<(), StoreError> {
        let waiting = turn.device.waiting()?;
        let is_first = turn.device.place()?.is_none();
        let intake = self.reader.intake().or_else(|| is_first.then_some((0, 0)));
        let intake = intake.map(|(taken, chunks)| Intake { taken, chunks, is_first });
        let is_level = self.reader.is_level && intake.is_none();
        let held = self.held.or(self.reader.needs_update.then_some(Held::UpdateNeeded));
        self.state = State { waiting, intake, is_level, held, ..self.state };
        Ok(())
    }

    /// The next moment at which time alone changes something. While the engine runs there is always
    /// one, but for a session that only the person can renew.
    fn wake_ms(&self) -> Option<u64> {
        let flying = [
            self.greeting.until_ms(),
            self.session.lane.until_ms(),
            self.pushing.until_ms(),
            self.reading.until_ms(),
        ];
        let disk_ms = self.disk.not_before_ms();
        let tries = self.next_tries().into_iter().flatten().map(|at_ms| at_ms.max(disk_ms));
        flying.into_iter().flatten().chain(tries).min()
    }

    fn next_tries(&self) -> [Option<u64>; 3] {
        if self.session.is_over() {
            return [None; 3];
        }
        if self.session.is_closed() {
            return [self.session.lane.next_try_ms(), None, None];
        }
        let (pushes, greets) = (self.state.waiting > 0, self.greets());
        [
            self.reading.next_try_ms(),
            self.pushing.next_try_ms().filter(|_| pushes),
            self.greeting.next_try_ms().filter(|_| greets),
        ]
    }
}
