/** Calls to the simulator. Each resolves to what it answered, or undefined when it could not be reached. */
export async function load(path) {
  try {
    const answer = await fetch(path, { cache: 'no-store' });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

export async function post(path, wish) {
  try {
    const answer = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
