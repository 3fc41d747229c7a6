//! Taking the sample up and leaving it.

use super::{Visitor, create};
use crate::app::App;
use crate::error::AppError;
use crate::places;
use crate::session::Session;
use crate::views::SampleLook;
use hub_core::rows::Idea;
use hub_core::{EntityKind, SpaceId};

impl App {
    /// Makes the sample space and opens it.
    ///
    /// # Errors
    /// `SPACE_EXISTS` when one is open, or what the disk says.
    pub fn create_sample(&self) -> Result<(), AppError> {
        if !self.is_at_first_run() {
            return Err(AppError::new("SPACE_EXISTS"));
        }
        let session = create(self.data_dir(), &self.visitor())?;
        let SpaceId(id) = session.space()?.id;
        self.open_new(id, session)
    }

    fn visitor(&self) -> Visitor {
        let name = Some(places::account_name()).filter(|name| !name.is_empty());
        let language = self.device().language.unwrap_or_else(places::locale);
        Visitor { name, time_zone: places::time_zone(), language }
    }

    /// Removes the sample with everything in it: nothing of it stays on the disk.
    ///
    /// # Errors
    /// `NOT_THE_SAMPLE` when another space is open, `STORE_IN_USE`, or what the disk says.
    pub fn remove_sample(&self) -> Result<(), AppError> {
        if !self.session()?.is_sample() {
            return Err(AppError::new("NOT_THE_SAMPLE"));
        }
        self.with_space_closed(|folder| {
            self.change_device(|device| device.last_space = None)?;
            Ok(hub_store::remove_space(folder)?)
        })
    }
}

impl Session {
    /// What goes when the sample is removed.
    ///
    /// # Errors
    /// `NOT_THE_SAMPLE`, or what the disk says.
    pub fn sample(&self) -> Result<SampleLook, AppError> {
        if !self.is_sample() {
            return Err(AppError::new("NOT_THE_SAMPLE"));
        }
        let ideas = self.read(|reader| reader.rows(EntityKind::Idea))?;
        let ideas = ideas.iter().filter(|row| !row.removed);
        let ideas: Vec<&Idea> = ideas.filter_map(|row| (&row.body).try_into().ok()).collect();
        let own = ideas.iter().filter(|idea| idea.author_id == self.me()).count();
        let drafts = self.write(|space| space.journal().draft_list())?.len();
        Ok(SampleLook {
            ideas: self.listing()?.total() as u32,
            own_ideas: own as u32,
            drafts: drafts as u32,
        })
    }
}
