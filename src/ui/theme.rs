//! A theme: the style of each role. The last thing to touch text before the screen.

use ratatui::style::Style;

use crate::typeset::role::Role;

/// The style of each role, checked and ready to draw with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// A theme in which `style` says what each role looks like.
    pub fn new(mut style: impl FnMut(Role) -> Style) -> Self {
        let mut styles = [Style::new(); Role::ALL.len()];
        for (slot, role) in styles.iter_mut().zip(Role::ALL) {
            *slot = style(*role);
        }
        Self { styles }
    }

    /// What `role` looks like.
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }
}

impl Default for Theme {
    /// A theme in which nothing stands out.
    fn default() -> Self {
        Self::new(|_| Style::new())
    }
}
