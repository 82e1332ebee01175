/** For the container's health check: 0 while the process answers. Whether it is ready is for the load balancer to ask. */
const answer = await fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
