const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('api', {
  echo: (...args) => ipcRenderer.invoke('echo', ...args),
  boom: () => ipcRenderer.invoke('boom'),
  who: () => ipcRenderer.invoke('who'),
  unknown: () => ipcRenderer.invoke('unknown'),
  onState(listener) {
    const forward = (_event, state) => listener(state)
    ipcRenderer.on('state', forward)
    return () => ipcRenderer.off('state', forward)
  },
  requireFs() {
    return require('node:fs')
  },
  page: process.argv.find((argument) => argument.startsWith('--page=')),
  twice: (work, value) => work(work(value)),
  nested: { list: [1, 2] },
})
