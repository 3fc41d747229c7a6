//! Joining a space: a link says where, the server says what, and a new folder is filled from then on.
//! Cut off anywhere, signing in again goes on: an invite that was spent by an answer that never came is
//! an account by now.

use super::calls::Server;
use super::kept::{Kept, protection};
use super::{drive, spaces};
use crate::views::{AcceptRequest, JoinInvite, JoinLook, SignInRequest, TokensKept};
use crate::{App, AppError, Session, clock, figures};
use hub_core::SpaceId;
use hub_protocol::{AcceptInvite, InviteLook, LookInvite, SignIn, SignedIn};
use hub_store::{Joining, Space};
use hub_sync::Runner;

impl App {
    /// What a link and its server say. Nothing is changed, here or there.
    ///
    /// # Errors
    /// `LINK_UNREADABLE`, `PLAIN_HTTP`, `SERVER_UNREACHABLE`, `NOT_A_HUB`, `SERVER_TOO_OLD`,
    /// `SERVER_TOO_NEW`, `PIN_MISMATCH`, `CERTIFICATE`, `INVITE_SPENT`, `INVITE_EXPIRED`,
    /// `NOT_ACCEPTED`.
    pub fn look_at_link(&self, link: &str) -> Result<JoinLook, AppError> {
        let (server, secret) = Server::of_link(link)?;
        let hello = server.greet()?;
        let invite = secret.map(|invite| {
            server.post::<InviteLook>("v1/invites/look", None, &LookInvite { invite })
        });
        let invite = invite.transpose()?;
        let address = server.address.to_string();
        let wanted = invite.as_ref().map(|invite| invite.space);
        let known = spaces::joined(self.data_dir())?.into_iter().find(|joined| match wanted {
            Some(space) => joined.space == space,
            None => Kept::read(&joined.server).server == address,
        });
        Ok(JoinLook {
            host: server.address.host().to_owned(),
            protection: protection(&server.address),
            server: address,
            invite: invite.map(invite_view),
            sso: hello.sso,
            known: known.map(|joined| joined.space),
        })
    }

    /// Accepts an invite, makes the space's folder and opens it. Sent again, it signs in.
    ///
    /// # Errors
    /// Those of [`App::look_at_link`], `INVALID` with the field, `EMAIL_TAKEN`, `TOO_MANY`,
    /// `MEMBER_OF_OTHER`, or what the disk says.
    pub fn join(&self, wanted: &AcceptRequest) -> Result<TokensKept, AppError> {
        let (server, invite) = Server::of_link(&wanted.link)?;
        server.greet()?;
        let invite = invite.ok_or_else(|| AppError::new("LINK_UNREADABLE"))?;
        let accept = AcceptInvite {
            invite,
            display_name: wanted.display_name.clone(),
            email: wanted.email.clone(),
            password: wanted.password.clone(),
            device_name: wanted.device_name.clone(),
        };
        let accepted = server.post::<SignedIn>("v1/invites/accept", None, &accept);
        let signed_in = match accepted {
            // The answer to a former attempt may have been lost on the way.
            Err(error) if error.code == "INVITE_SPENT" => {
                let (email, password) = (accept.email, accept.password);
                let device_name = accept.device_name;
                let sign_in = SignIn { email, password, device_name };
                server.post("v1/sign-in", None, &sign_in).map_err(|_| error)?
            }
            accepted => accepted?,
        };
        self.enter(&server, &signed_in, &wanted.device_name)
    }

    /// Signs in: on this device for the first time, or again.
    ///
    /// # Errors
    /// As [`App::join`]; `NOT_ACCEPTED` when e-mail or password is wrong.
    pub fn sign_in(&self, wanted: &SignInRequest) -> Result<TokensKept, AppError> {
        let (server, _) = Server::of_link(&wanted.link)?;
        // By whom a known server was recognised is known, too.
        let server = match self.known_server(&server)? {
            Some(known) if server.address.pin().is_none() => known,
            _ => server,
        };
        server.greet()?;
        let sign_in = SignIn {
            email: wanted.email.clone(),
            password: wanted.password.clone(),
            device_name: wanted.device_name.clone(),
        };
        let signed_in = server.post("v1/sign-in", None, &sign_in)?;
        self.enter(&server, &signed_in, &wanted.device_name)
    }

    fn known_server(&self, server: &Server) -> Result<Option<Server>, AppError> {
        let address = server.address.to_string();
        let known = spaces::joined(self.data_dir())?.into_iter();
        let mut known = known.map(|joined| Kept::read(&joined.server));
        let known = known.find(|kept| kept.server == address && kept.pin.is_some());
        known.map(|kept| Server::at(kept.address()?)).transpose()
    }

    /// Keeps the tokens, then the space, then shows it: what is there after any of it goes on.
    fn enter(
        &self,
        server: &Server,
        signed_in: &SignedIn,
        device_name: &str,
    ) -> Result<TokensKept, AppError> {
        let space = signed_in.space;
        let present = spaces::joined(self.data_dir())?.into_iter().find(|it| it.space == space);
        if present.as_ref().is_some_and(|present| present.member != signed_in.member) {
            return Err(AppError::new("MEMBER_OF_OTHER").with("host", server.address.host()));
        }
        let mut kept = Kept::of(&server.address, device_name, signed_in.session);
        if let Some(present) = &present {
            kept = Kept::read(&present.server).renewed(kept);
        }
        self.sessions.place(&mut kept);
        if !self.sessions.anew(space, &kept).begin(signed_in) {
            kept.tokens = TokensKept::Session;
            self.sessions.anew(space, &kept).begin(signed_in);
        }
        match present {
            Some(_) => self.enter_again(space, &kept)?,
            None => self.show(space, || first(self, signed_in, &kept))?,
        }
        Ok(kept.tokens)
    }

    /// The space is on this device already: open, or in its folder.
    fn enter_again(&self, space: SpaceId, kept: &Kept) -> Result<(), AppError> {
        let folder = spaces::folder(self.data_dir(), space)?;
        self.show(space, || {
            let mut opened = Space::open(&folder, figures::projector(), clock::now_ms())?;
            drive::put(&mut opened, kept)?;
            Session::of_writer(opened)
        })?;
        self.session()?.shared()?.nudge(Runner::signed_in);
        Ok(())
    }
}

fn first(app: &App, signed_in: &SignedIn, kept: &Kept) -> Result<Session, AppError> {
    let joining = Joining {
        space: signed_in.space,
        member: signed_in.member,
        stream: clock::new_id(),
        name: signed_in.space_name.clone(),
        server: kept.to_value(),
    };
    let now_ms = clock::now_ms();
    Session::of_writer(Space::join(app.data_dir(), &joining, figures::projector(), now_ms)?)
}

fn invite_view(look: InviteLook) -> JoinInvite {
    let InviteLook { space, space_name, invited_by, role } = look;
    JoinInvite { space, space_name, invited_by, role }
}
