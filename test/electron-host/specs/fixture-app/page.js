globalThis.states = []
globalThis.unsubscribe = window.api.onState((state) => globalThis.states.push(state))
globalThis.ticks = 0
setInterval(() => {
  globalThis.ticks += 1
}, 20)
