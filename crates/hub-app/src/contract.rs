//! The contract with the window as TypeScript, made from the one list of commands.

use std::collections::BTreeMap;
use ts_rs::{Config, TS, TypeVisitor};

/// A reply of raw bytes: little-endian `u32`s.
pub struct Bytes;

impl TS for Bytes {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &Config) -> String {
        "ArrayBuffer".to_owned()
    }
    fn inline(config: &Config) -> String {
        Self::name(config)
    }
}

/// The types that the commands need, and the commands themselves.
pub struct Contract {
    config: Config,
    declarations: BTreeMap<String, String>,
    commands: Vec<String>,
}

impl Contract {
    /// Empty; 64-bit integers are plain numbers, since none here is beyond 2^53.
    pub fn new() -> Self {
        let config = Config::new().with_large_int("number");
        Self { config, declarations: BTreeMap::new(), commands: vec![] }
    }

    /// Adds a command with what it takes and what it answers.
    pub fn add<P: TS + 'static, R: TS + 'static>(&mut self, command: &str) {
        TypeVisitor::visit::<P>(self);
        TypeVisitor::visit::<R>(self);
        let (params, result) = (P::name(&self.config), R::name(&self.config));
        self.commands.push(format!("  \"{command}\": {{ params: {params}; result: {result} }};\n"));
    }

    /// The file that the UI imports.
    pub fn to_typescript(&self) -> String {
        let mut text = String::from(
            "// Made by `cargo xtask codegen` from the commands of hub-app. Not edited by hand.\n\n",
        );
        for declaration in self.declarations.values() {
            text.push_str(&format!("export {declaration}\n\n"));
        }
        text.push_str(
            "/** Every command that the window may call. */\nexport interface Commands {\n",
        );
        text.extend(self.commands.iter().map(String::as_str));
        text.push_str("}\n");
        text
    }
}

impl Default for Contract {
    fn default() -> Self {
        Self::new()
    }
}

impl TypeVisitor for Contract {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            let declaration = T::decl(&self.config);
            match self.declarations.get(&name) {
                // Two types of one name: the file does not compile, which is what it should do.
                Some(other) if *other != declaration => {
                    self.commands.push(format!("  name clash: {name}\n"));
                    return;
                }
                Some(_) => return,
                None => self.declarations.insert(name, declaration),
            };
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
    }
}
