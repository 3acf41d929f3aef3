/** The workshops that come with Balcony: what is said in each step. Plain words, as an enabler would say them aloud. */
export const workshops = {
  firstHour: {
    name: 'A first map together',
    about: 'For a group that has not drawn together before. Everyone writes before anyone talks.',
    steps: {
      welcome: {
        title: 'Arrive',
        prompt:
          'Say your name and for whom you speak. Look at the question at the top of the map: is it what we are here for?',
      },
      write: {
        title: 'Write in silence',
        prompt: 'What makes this better, and what makes it worse? Write what comes to mind, one thing in each line.',
      },
      open: {
        title: 'Open and read',
        prompt:
          'We open all answers together and read those first that only one of us gave. What surprises you? Put on the map what belongs there.',
      },
      connect: {
        title: 'Connect',
        prompt: 'Pick two things where one changes the other. Link them, say which way it goes, and why you think so.',
      },
      check: {
        title: 'Check',
        prompt:
          'We read the map aloud, link by link. Where you would say it differently, put your view beside it. Nobody’s is overwritten.',
      },
      missing: {
        title: 'Who is missing?',
        prompt: 'Who would see this differently, and is not here? Make a card for each.',
      },
      close: {
        title: 'Look back',
        prompt: 'What do you see now that you did not see an hour ago? We mark this moment.',
      },
    },
  },
  everyVoice: {
    name: 'Every voice first',
    about: 'A nominal group: write alone, take turns, then put in order in private. Good where a few talk most.',
    steps: {
      write: {
        title: 'Write alone',
        prompt: 'In silence, on your own: your answers to the question, one in each line.',
      },
      round: {
        title: 'Round the room',
        prompt: 'One thing each, in turn, as you wrote it. You may pass. We do not discuss yet.',
      },
      clarify: {
        title: 'Make it clear',
        prompt: 'Ask about what you do not understand. Whoever said it explains; nobody has to defend it.',
      },
      merge: {
        title: 'Put together what is the same',
        prompt: 'Only what is exactly the same becomes one. If whoever said it disagrees, both stay.',
      },
      rank: {
        title: 'Put in order',
        prompt: 'On your own and in private: which of these matter most? The most important first.',
      },
      read: {
        title: 'Read the spread',
        prompt: 'We look at where we differ before we look at where we agree. What would each have to know?',
      },
    },
  },
  systemsMap: {
    name: 'A systems map of one problem',
    about:
      'Participatory systems mapping, in about two hours: one thing in the middle, and what it hangs together with.',
    steps: {
      focus: {
        title: 'What is in the middle?',
        prompt: 'Which one thing do we most want to understand or change? We put it in the middle of the map.',
      },
      gather: {
        title: 'Gather',
        prompt:
          'What changes it, directly or in a roundabout way? What does it change? Write on your own, one in each line.',
      },
      tidy: {
        title: 'Tidy up',
        prompt: 'Name each thing so that there can be more or less of it. What means the same becomes one, words kept.',
      },
      connect: {
        title: 'Connect',
        prompt: 'Link what changes what. More leads to more, or more leads to less? If you are not sure, say so.',
      },
      check: {
        title: 'Check each link',
        prompt: 'We walk along the links one by one. Agree, disagree, not sure: say it on the link, with your reason.',
      },
      know: {
        title: 'What do we know of them?',
        prompt: 'Which of these can we change? Which are fragile? Which matter most to people? Leave a note there.',
      },
      look: {
        title: 'Step back',
        prompt: 'Where does the map go round in a circle? Where would a small push travel far? We mark this moment.',
      },
    },
  },
  actions: {
    name: 'What we do already',
    about: 'Action mapping: lay what each service does over the causes, find the gaps, promise first steps.',
    steps: {
      causes: {
        title: 'Look at the causes',
        prompt: 'Which of the things on this map do you meet in your own work or life? Tell us of one.',
      },
      today: {
        title: 'What is done today',
        prompt:
          'What do you or your service do about this now? Make one card for each, and choose “Action” as its kind.',
      },
      tie: {
        title: 'Tie it to what it changes',
        prompt: 'Link each action to what it changes. If it changes nothing here, leave it without a link.',
      },
      gaps: {
        title: 'Find the gaps',
        prompt: 'Where is nothing done? Where do several do the same? Leave a note on that card.',
      },
      commit: {
        title: 'First steps',
        prompt:
          'What will we try? Write it as a commitment: which post, what first step, by when. Say where you stand.',
      },
      close: { title: 'Close', prompt: 'What will be different by the next time? We mark this moment.' },
    },
  },
  horizons: {
    name: 'Three horizons',
    about: 'How it is now, how it could be, and what lies between, in that order.',
    steps: {
      frame: {
        title: 'The question',
        prompt: 'We read the question aloud. Everything from here on is about it, and about nothing else.',
      },
      today: {
        title: 'First horizon: now',
        prompt: 'What no longer works as it is? What keeps it going all the same? Add each as a factor.',
      },
      future: {
        title: 'Third horizon: how it could be',
        prompt: 'It has gone well, years from now: what do you see? Where is a small piece of that already here today?',
      },
      between: {
        title: 'Second horizon: what lies between',
        prompt: 'What is new and being tried? Which of it helps the future come, which only keeps the present alive?',
      },
      connect: {
        title: 'Connect the three',
        prompt: 'Link what is new to what it changes now, and to what it could lead to.',
      },
      debrief: {
        title: 'Look at it together',
        prompt: 'What is worth keeping from now? What must we stop? Leave a note where you see it.',
      },
    },
  },
  review: {
    name: 'Looking back together',
    about: 'For a review, months later: replay, stories of change, and what became of our promises.',
    steps: {
      arrive: {
        title: 'Arrive',
        prompt: 'Who is here, who was here then, who is new? Say what you hope for today.',
      },
      replay: {
        title: 'Watch how it came to be',
        prompt:
          'We replay the map from its first card on. Stop it where our picture turned, and say what happened then.',
      },
      stories: {
        title: 'Tell what changed',
        prompt: 'Tell one change that you have seen yourself, good or bad. Leave it as a note where it belongs.',
      },
      choose: {
        title: 'Which matters most?',
        prompt: 'In private: which of these stories matters most to you, and why? We open the answers together.',
      },
      promises: {
        title: 'Our promises',
        prompt: 'We go through our commitments: kept, changed or ended. What did we learn? Nobody is blamed.',
      },
      map: {
        title: 'Put the map right',
        prompt: 'What is different today? Change what is no longer so, and add what is new.',
      },
      close: { title: 'What next?', prompt: 'Who meets when, and about what? We mark this moment as our review.' },
    },
  },
}
