headline = 我是大模型微调顾问，可以算出显卡放不放得下、要训多久、花多少钱。
body = 还能对比微调方法、选显卡、比较 API 与自部署、估算数据量、制定项目计划、生成训练配置。数据来自 { $gpus } 款显卡和 { $models } 个模型，均注明来源；另有 { $topics } 个知识点可以讲解。
headline-dates = 显卡租价是 { $rents_from } 至 { $rents_to } 的报价，购买价是 { $purchases_from } 至 { $purchases_to } 的，汇率是 { $exchange } 的。
body-dates = 每个回答都注明所用价格的日期，超过 90 天的会说明；说出显卡可查它自己的价格日期。
suggestions =
    13B 用 LoRA 在 4090 上微调要多少钱？
    每天 1000 次请求，用 API 还是自部署？
    医疗问答需要多少数据？
