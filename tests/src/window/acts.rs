//! What a person does in the window, and what they see.

use std::path::{Path, PathBuf};
use std::time::Instant;

use fantoccini::Locator;
use fantoccini::actions::{InputSource, WheelAction, WheelActions};
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};

use super::{FIRST_SCREEN, PATIENCE, PAUSE, Trouble, Window, driver, keys};

/// Finds what a person would call by this name: its label for screen readers, or its text.
const FIND_NAMED: &str = "
    const clean = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
    const wanted = document.querySelectorAll(
        'button, a, summary, [role=button], [role=tab], [role=menuitem], [role=option], [role=radio], label');
    return [...wanted].find((e) => e.checkVisibility() &&
        [e.getAttribute('aria-label'), e.innerText, e.textContent].some((n) => clean(n) === arguments[0])) ?? null;";

/// Asks the core through the same door as the user interface does.
const ASK_CORE: &str = "
    const [command, params, done] = arguments;
    window.__TAURI_INTERNALS__.invoke('rpc', { command, params }).then(
        (value) => done({ value: value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value }),
        (error) => done({ error }));";

impl Window {
    /// Waits until something matches `css`.
    ///
    /// # Errors
    /// When nothing does in time.
    pub fn wait_for(&self, css: &str) -> Result<(), Trouble> {
        self.until(css, || self.find(css).map(|_| ()))
    }

    /// Waits until the first match of `css` contains `text`.
    ///
    /// # Errors
    /// When it does not in time; the message says what was there instead.
    pub fn wait_for_text(&self, css: &str, text: &str) -> Result<(), Trouble> {
        self.until(&format!("{text:?} in {css}"), || match self.text_now(css)? {
            there if there.contains(text) => Ok(()),
            there => Err(Trouble::new(format!("there is {there:?}"))),
        })
    }

    /// The text of the first match of `css`, also where the screen cuts it short.
    ///
    /// # Errors
    /// When nothing matches in time.
    pub fn text_content(&self, css: &str) -> Result<String, Trouble> {
        self.until(css, || self.text_now(css))
    }

    /// The value of the form field that matches `css`.
    ///
    /// # Errors
    /// When there is no such field in time.
    pub fn value(&self, css: &str) -> Result<String, Trouble> {
        self.until(css, || Ok(self.wait(self.find(css)?.prop("value"))?.unwrap_or_default()))
    }

    /// How many elements match `css` now.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn count(&self, css: &str) -> Result<usize, Trouble> {
        Ok(self.wait(self.client()?.find_all(Locator::Css(css)))?.len())
    }

    /// Clicks the first match of `css`.
    ///
    /// # Errors
    /// When it is not there, or covered, for too long.
    pub fn click(&self, css: &str) -> Result<(), Trouble> {
        self.until(css, || self.wait(self.find(css)?.click()))
    }

    /// Clicks the button, link, tab or option that is called `name`.
    ///
    /// # Errors
    /// When none is, or it is covered, for too long.
    pub fn press(&self, name: &str) -> Result<(), Trouble> {
        self.until(&format!("something called {name:?}"), || {
            let found = self.script(FIND_NAMED, vec![json!(name)])?;
            // A found element arrives as an object whose only value is its reference.
            let reference = found.as_object().and_then(|element| element.values().next()?.as_str());
            let reference =
                reference.ok_or_else(|| Trouble::new("nothing visible has that name"))?;
            let element = ElementRef::from(reference.to_owned());
            self.wait(Element::from_element_id(self.client()?.clone(), element).click())
        })
    }

    /// Types `text` into the first match of `css`, after what is there already.
    ///
    /// # Errors
    /// When it is not there or takes no text.
    pub fn type_into(&self, css: &str, text: &str) -> Result<(), Trouble> {
        self.until(css, || self.find(css).map(|_| ()))?;
        self.wait(self.find(css)?.send_keys(text))
    }

    /// Empties the form field that matches `css`.
    ///
    /// # Errors
    /// When it is not there or takes no text.
    pub fn clear(&self, css: &str) -> Result<(), Trouble> {
        self.until(css, || self.wait(self.find(css)?.clear()))
    }

    /// Presses a chord such as `Ctrl+Enter`, wherever the focus is.
    ///
    /// # Errors
    /// When a key's name is unknown or the driver does not answer.
    pub fn keys(&self, chord: &str) -> Result<(), Trouble> {
        self.wait(self.client()?.perform_actions(keys::chord(chord)?))
    }

    /// Goes to a place of the user interface, such as `/ideas`.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn go(&self, place: &str) -> Result<(), Trouble> {
        self.script("location.hash = arguments[0]", vec![json!(place)]).map(|_| ())
    }

    /// Loads the page anew and waits for its first screen.
    ///
    /// # Errors
    /// When it does not come.
    pub fn reload(&self) -> Result<(), Trouble> {
        self.wait(self.client()?.refresh())?;
        self.wait_for(FIRST_SCREEN)
    }

    /// Waits until the page has its fonts, loads nothing, moves nothing, and was drawn once more.
    ///
    /// # Errors
    /// When it does not come to rest.
    pub fn settle(&self) -> Result<(), Trouble> {
        let is_at_rest = "
            return document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=true]') &&
                document.getAnimations().every((a) => a.playState !== 'running');";
        let drawn = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()));";
        // What just opened begins to move a frame later, so it is looked at again after one.
        for _ in 0..2 {
            self.wait(self.client()?.execute_async(drawn, vec![]))?;
            self.until("a page at rest", || match self.script(is_at_rest, vec![])? {
                Value::Bool(true) => Ok(()),
                _ => Err(Trouble::new("it still loads or moves")),
            })?;
        }
        self.wait(self.client()?.execute_async(drawn, vec![])).map(|_| ())
    }

    /// Makes the inside of the window `width` by `height` pixels and waits until it is.
    ///
    /// # Errors
    /// When it does not become so.
    pub fn resize(&self, width: u32, height: u32) -> Result<(), Trouble> {
        self.wait(self.client()?.set_window_size(width, height))?;
        let wanted = json!([width, height]);
        self.until(&format!("a window of {width} by {height}"), || {
            match self.script("return [innerWidth, innerHeight]", vec![])? {
                size if size == wanted => Ok(()),
                size => Err(Trouble::new(format!("it is {size}"))),
            }
        })
    }

    /// Writes a picture of the window's inside as PNG.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub fn screenshot(&self, path: &Path) -> Result<(), Trouble> {
        let picture = self.wait(self.client()?.screenshot())?;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(path, picture)?)
    }

    /// Runs JavaScript in the page and returns what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Trouble> {
        self.wait(self.client()?.execute(script, arguments))
    }

    /// Waits until `script` returns something other than nothing, false, zero or an empty text, and
    /// hands it out.
    ///
    /// # Errors
    /// When it does not in time, or throws.
    pub fn wait_until(
        &self,
        awaited: &str,
        script: &str,
        arguments: &[Value],
    ) -> Result<Value, Trouble> {
        self.until(awaited, || match self.script(script, arguments.to_vec())? {
            nothing @ (Value::Null | Value::Bool(false)) => {
                Err(Trouble::new(format!("it is {nothing}")))
            }
            zero if zero == json!(0) || zero == json!("") => {
                Err(Trouble::new(format!("it is {zero}")))
            }
            found => Ok(found),
        })
    }

    /// Turns the mouse wheel over the first match of `css` by so many pixels.
    ///
    /// # Errors
    /// When it is not there or the driver does not answer.
    pub fn wheel(&self, css: &str, pixels: i64) -> Result<(), Trouble> {
        let place = "const box = document.querySelector(arguments[0])?.getBoundingClientRect();
            return box && [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];";
        let middle = self.wait_until(css, place, &[json!(css)])?;
        let at = |axis: usize| middle[axis].as_i64().unwrap_or_default();
        let turn = WheelActions::new("wheel".to_owned()).then(WheelAction::Scroll {
            duration: None,
            x: at(0),
            y: at(1),
            delta_x: 0,
            delta_y: pixels,
        });
        self.wait(self.client()?.perform_actions(turn))?;
        // Otherwise the driver takes the next turn by as much for no turn at all.
        self.wait(self.client()?.release_actions())
    }

    /// Ends the program by ending its driver's session; [`Window::reopen`] starts it again.
    ///
    /// # Errors
    /// When it does not end.
    pub fn close(&mut self) -> Result<(), Trouble> {
        let Some((client, driver)) = self.session.take() else { return Ok(()) };
        let program = driver::running_program(&self.data_dir());
        self.wait(client.close())?;
        program.map_or(Ok(()), driver::wait_until_gone)?;
        drop(driver);
        Ok(())
    }

    /// Runs a script whose last argument takes its answer.
    ///
    /// # Errors
    /// When the script throws or never answers.
    pub fn ask(&self, script: &str, arguments: Vec<Value>) -> Result<Value, Trouble> {
        self.wait(self.client()?.execute_async(script, arguments))
    }

    /// What the core answers to a command, asked from inside the window. The bytes of a binary answer
    /// come as an array of numbers.
    ///
    /// # Errors
    /// The core's own `{code, facts}` as text, or that the window does not answer.
    pub fn rpc(&self, command: &str, params: Value) -> Result<Value, Trouble> {
        let mut answer = self.ask(ASK_CORE, vec![json!(command), params])?;
        match answer.get("error") {
            None => Ok(answer["value"].take()),
            Some(error) => Err(Trouble::new(format!("{command}: {error}"))),
        }
    }

    /// Everything the page complained about since it was opened: errors, rejections, forbidden loads.
    ///
    /// # Errors
    /// When the page does not note them, so that silence is never mistaken for health.
    pub fn complaints(&self) -> Result<Vec<String>, Trouble> {
        serde_json::from_value(self.script("return window.__noted", vec![])?)
            .map_err(|_| Trouble::new("the page does not note its errors"))
    }

    /// Waits until one of [`Window::complaints`] contains `text`.
    ///
    /// # Errors
    /// When none does in time.
    pub fn wait_for_complaint(&self, text: &str) -> Result<(), Trouble> {
        self.until(&format!("the complaint {text:?}"), || match self.complaints()? {
            noted if noted.iter().any(|complaint| complaint.contains(text)) => Ok(()),
            noted => Err(Trouble::new(format!("the page said {noted:?}"))),
        })
    }

    fn find(&self, css: &str) -> Result<Element, Trouble> {
        self.wait(self.client()?.find(Locator::Css(css)))
    }

    fn text_now(&self, css: &str) -> Result<String, Trouble> {
        Ok(self.wait(self.find(css)?.prop("textContent"))?.unwrap_or_default())
    }

    /// Repeats `attempt` until it works. React replaces elements while one looks at them, so
    /// whatever is not there, is stale or is covered gets another look until time is up.
    ///
    /// # Errors
    /// What the last attempt said, and a picture.
    pub fn until<T>(
        &self,
        awaited: &str,
        attempt: impl Fn() -> Result<T, Trouble>,
    ) -> Result<T, Trouble> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            match attempt() {
                Ok(outcome) => return Ok(outcome),
                Err(trouble) if Instant::now() > deadline => {
                    return Err(self.explain(&format!("waited in vain for {awaited}"), &trouble));
                }
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }

    fn explain(&self, what: &str, why: &Trouble) -> Trouble {
        let mut trouble = Trouble::new(what).and(&why.to_string());
        for complaint in self.complaints().unwrap_or_default() {
            trouble = trouble.and(&format!("the page said: {complaint}"));
        }
        match picture_of_failure().and_then(|path| self.screenshot(&path).map(|()| path)) {
            Ok(path) => trouble.and(&format!("picture: {}", path.display())),
            Err(_) => trouble,
        }
    }
}

/// Beside the programs, named after the test: `target/debug/window-failures/<test>.png`.
fn picture_of_failure() -> Result<PathBuf, Trouble> {
    let thread = std::thread::current();
    let name = thread.name().unwrap_or("window").replace("::", "-");
    Ok(driver::program()?.with_file_name("window-failures").join(format!("{name}.png")))
}
