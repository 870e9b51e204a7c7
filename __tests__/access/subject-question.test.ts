import { profileSubject, subjects } from "../../modules/access/subject";
import { questionsAbout } from "../../modules/access/subject-question";
import { haiku } from "../plan/plan";
import { allow, granted, readProfile, elsewhere } from "./granted";

test("is asked about by each action on the profile, and by both calls of each model, directly and through it", () => {
  const subject = profileSubject(readProfile(haiku), granted());
  const asked = questionsAbout(subject).map(({ action, resource, keys }) =>
    [action.only, resource.only, keys["bedrock:inferenceprofilearn"]?.only].join(" "),
  );
  const call = (name: string): string[] => [
    ...["", haiku.arn].flatMap((through) =>
      [...haiku.models].sort().map((arn) => `bedrock:${name} ${arn} ${through}`),
    ),
  ];
  expect(asked).toEqual([
    `bedrock:invokemodel ${haiku.arn} `,
    `bedrock:invokemodelwithresponsestream ${haiku.arn} `,
    `bedrock:getinferenceprofile ${haiku.arn} `,
    `bedrock:createinferenceprofile ${haiku.arn} `,
    ...call("invokemodel"),
    ...call("invokemodelwithresponsestream"),
  ]);
  const direct = subjects(granted({ ...allow, Resource: elsewhere }), new Map());
  expect(
    direct.flatMap(questionsAbout).map(({ action, resource }) => `${action.only} ${resource.only}`),
  ).toEqual([`bedrock:invokemodel ${elsewhere}`, `bedrock:invokemodelwithresponsestream ${elsewhere}`]);
});
