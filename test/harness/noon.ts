/** Real services keep real time, and a patient's quiet hours must not decide whether their tests pass. */
export function zoneAtNoon(now = Date.now()): string {
  const ahead = 12 - new Date(now).getUTCHours();
  return ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}
