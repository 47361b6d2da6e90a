// A real PDS with its PLC directory, in memory. Prints one line of JSON when ready.
// Ports come from PDS_PORT and PLC_PORT. Ends on SIGTERM.
import { TestNetworkNoAppView } from '@atproto/dev-env'

const network = await TestNetworkNoAppView.create({
  pds: { port: Number(process.env.PDS_PORT), hostname: 'localhost' },
  plc: { port: Number(process.env.PLC_PORT) },
})
console.log(JSON.stringify({ ready: network.pds.url }))

const stop = async () => {
  await network.close()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
