/** What is wrong with a file that whoever types a command has named; undefined for any other fault. */
export function fileFault(fault: unknown): string | undefined {
  const { code, path } = (fault ?? {}) as { code?: unknown; path?: unknown };
  if (typeof code !== 'string' || typeof path !== 'string') return undefined;
  return `${path} cannot be used: ${REASONS[code] ?? code}.`;
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'you may not open it',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of its path is no directory',
  ENOSPC: 'the disk is full',
};
