// SPDX-License-Identifier: Apache-2.0
// Dark or light: as the system says, until somebody chooses.

const KEY = "vssl-theme";
const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is forbidden here
  }
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    return; // it holds until the page is closed
  }
}

export function startTheme(button, whenChanged) {
  const isDark = () => (root.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
  const show = () => {
    button.textContent = isDark() ? "light theme" : "dark theme";
    whenChanged();
  };
  const choose = () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    remember(root.dataset.theme);
    show();
  };
  const before = remembered();
  if (before === "dark" || before === "light") {
    root.dataset.theme = before;
  }
  button.addEventListener("click", choose);
  prefersDark.addEventListener("change", show);
  show();
  return choose;
}
