//! `ohub init`.

use crate::args::{Common, Init};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::out::Out;
use hub_app::views::NewSpace;
use hub_app::{Access, places};

pub fn run(common: &Common, args: &Init, out: &mut Out) -> Result<Exit, Failure> {
    let app = common.app(Access::Write);
    if let Some(trouble) = app.trouble() {
        return Err(trouble.into());
    }
    app.create_space(&new_space(args))?;
    let space = app.session()?.space()?;
    if out.as_json {
        out.json(&space)?;
    } else {
        out.line(format!(
            "Made the space \"{}\" for {}, in {} and {}.",
            space.name, space.me.name, space.currency, space.time_zone
        ))?;
        out.line(format!("It is kept in {}.", app.data_dir().display()))?;
    }
    Ok(Exit::Done)
}

fn new_space(args: &Init) -> NewSpace {
    let account = || Some(places::account_name()).filter(|name| !name.is_empty());
    let currency = || places::currency_of(&places::locale()).to_owned();
    NewSpace {
        name: args.name.clone(),
        member_name: args.member.clone().or_else(account).unwrap_or_else(|| "Me".to_owned()),
        currency: args.currency.clone().unwrap_or_else(currency),
        time_zone: args.time_zone.clone().unwrap_or_else(places::time_zone),
    }
}
