// A file made on this device, put where the browser keeps what it downloads.

export function saveFile(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser has taken it by the next task; until then the address must live.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
