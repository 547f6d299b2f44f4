import { Section } from '../parts/section.tsx'
import { useSnapshot } from '../store.ts'
import { useFormat, useWords } from '../words/index.ts'
import { ChoiceSetting } from './choice-setting.tsx'
import { LengthSetting } from './length-setting.tsx'
import { endSettleLengths, settleLengths } from './lengths.ts'
import { saveSettings } from './save.ts'
import { SwitchSetting } from './switch-setting.tsx'

const assertChoices = ['leaveAlone', 'assert'] as const
const teamsNotRunningChoices = ['skip', 'assert'] as const

/** Which calls Teams shows, and how soon. */
export function CallSettings() {
  const words = useWords().settings.calls
  const format = useFormat()
  const { calls } = useSnapshot().settings
  const waitLabel = (ms: number) => (ms === 0 ? words.atOnce : format.length(ms))
  return (
    <>
      <Section title={words.title} flush>
        <SwitchSetting
          path="calls.ringing"
          words={words.ringing}
          saved={calls.ringing}
          save={(ringing) => saveSettings({ calls: { ringing } })}
        />
        <ChoiceSetting
          path="calls.chosenBusy"
          words={words.chosenBusy}
          saved={calls.chosenBusy}
          save={(chosenBusy) => saveSettings({ calls: { chosenBusy } })}
          options={assertChoices}
          labels={words.assertChoices}
        />
        <ChoiceSetting
          path="calls.uncertainAway"
          words={words.uncertainAway}
          saved={calls.uncertainAway}
          save={(uncertainAway) => saveSettings({ calls: { uncertainAway } })}
          options={assertChoices}
          labels={words.assertChoices}
        />
        <ChoiceSetting
          path="calls.teamsNotRunning"
          words={words.teamsNotRunning}
          saved={calls.teamsNotRunning}
          save={(teamsNotRunning) => saveSettings({ calls: { teamsNotRunning } })}
          options={teamsNotRunningChoices}
          labels={words.teamsNotRunningChoices}
        />
      </Section>
      <Section title={words.shortTitle} flush>
        <LengthSetting
          path="calls.settleMs"
          words={words.settleMs}
          saved={calls.settleMs}
          save={(settleMs) => saveSettings({ calls: { settleMs } })}
          lengths={settleLengths}
          label={waitLabel}
        />
        <LengthSetting
          path="calls.endSettleMs"
          words={words.endSettleMs}
          saved={calls.endSettleMs}
          save={(endSettleMs) => saveSettings({ calls: { endSettleMs } })}
          lengths={endSettleLengths}
          label={waitLabel}
        />
      </Section>
    </>
  )
}
