import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { DeskPhoneIcon, WarningIcon } from '../icons.tsx'
import { Callout } from '../parts/callout.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { useSnapshot } from '../store.ts'
import type { ProbeAttempt, ProbeOutcome, ProbeResult } from '../types.ts'
import { useWords } from '../words/index.ts'
import { StepLine, StepList, type StepMark } from './step-line.tsx'

const marks: Readonly<Record<ProbeOutcome, StepMark>> = {
  found: 'good',
  certificate: 'partly',
  other: 'none',
  refused: 'none',
  timedOut: 'none',
  unknownHost: 'none',
  unreachable: 'none',
}

const useStyles = makeStyles({
  summary: {
    ...typographyStyles.body1Strong,
    margin: `0 0 ${tokens.spacingVerticalS}`,
  },
  found: { outlineStyle: 'none' },
})

function Tried({ tried }: { readonly tried: readonly ProbeAttempt[] }) {
  const words = useWords().phoneSetup
  return (
    <StepList>
      {tried.map(({ kind, address, outcome }) => (
        <StepLine
          key={`${kind} ${address}`}
          mark={marks[outcome]}
          line={`${words.kinds[kind]}: ${words.outcomes[outcome]}`}
          more={[address]}
        />
      ))}
    </StepList>
  )
}

/** What is known so far of a search that is under way. */
export function Searching() {
  const styles = useStyles()
  const words = useWords().phoneSetup
  const { phoneProgress } = useSnapshot()
  return (
    <>
      <p className={styles.summary}>{words.searching}</p>
      <Tried tried={phoneProgress?.probe ?? []} />
    </>
  )
}

/** A search that found nothing: why, what was tried, and what to do. */
export function NothingFound({ result }: { readonly result: ProbeResult }) {
  const styles = useStyles()
  const { phoneSetup: words, errors } = useWords()
  return (
    <>
      {result.code !== undefined && (
        <Callout
          icon={<WarningIcon />}
          tone="warning"
          title={errors[result.code].cause}
          text={words.nothing}
          urgent
        />
      )}
      <div>
        <p className={styles.summary}>{words.tried}</p>
        <Tried tried={result.tried} />
      </div>
    </>
  )
}

/** What was found and filled in; it takes the focus when it comes. */
export function Found({ result }: { readonly result: ProbeResult }) {
  const styles = useStyles()
  const { phoneSetup: words, errors } = useWords()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const [best] = result.proposals
  if (best === undefined) return null
  const { product, server, guessed, certificate } = best
  const name = product === undefined ? words.somePhoneSystem : words.products[product]
  const text = server === '' ? words.noServer : guessed === true ? words.guessed : words.next
  return (
    <div ref={box} className={styles.found} tabIndex={-1}>
      <Callout icon={<DeskPhoneIcon />} title={words.found(name)} text={text}>
        {certificate === true && (
          <Callout
            icon={<WarningIcon />}
            tone="warning"
            title={errors['sip.certificate'].cause}
            text={errors['sip.certificate'].advice}
          />
        )}
        <Disclosure label={words.tried} open={open} toggle={setOpen}>
          <Tried tried={result.tried} />
        </Disclosure>
      </Callout>
    </div>
  )
}
